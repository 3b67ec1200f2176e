// Builds the scripts of the dossier into the package: one file for all pages, and the outlines of the map.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const outlines = {
  name: "outlines",
  generateBundle() {
    // Natural Earth 50m as TopoJSON; the server draws it, so that the map needs no script
    const source = readFileSync(fileURLToPath(import.meta.resolve("world-atlas/countries-50m.json")));
    this.emitFile({ type: "asset", fileName: "outlines.json", source });
  },
};

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [outlines],
  test: { environment: "node", isolate: false, pool: "threads", maxWorkers: 1 },
  build: {
    target: "es2022",
    outDir: "../counterclaim/views/web/static/built",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: "src/dossier.ts",
      output: { entryFileNames: "dossier.js" },
    },
  },
});
