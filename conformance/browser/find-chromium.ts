/** A Chromium to test in: the one that CHROMIUM_PATH names, or one in a usual place; null where there is none. */

import { existsSync } from "node:fs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  const places = named === undefined || named === "" ? usualPlaces : [named];
  return places.find((path) => existsSync(path)) ?? null;
}
