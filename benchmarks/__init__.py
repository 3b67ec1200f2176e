"""What is measured, and the floors it may not fall under."""
