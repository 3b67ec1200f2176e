/** What scripts add to the pages: all of them work without. */

import { charts } from "./charts";
import { keys } from "./keys";
import { lanes } from "./lanes";
import { map } from "./map";
import { missed } from "./missed";
import { SWAPPED, swapping } from "./swap";

function enhance(): void {
  lanes();
  map();
  charts();
}

swapping();
keys();
missed();
enhance();
document.addEventListener(SWAPPED, enhance);
