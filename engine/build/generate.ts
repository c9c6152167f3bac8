/** `npm run generate`: writes every generated file. With `--check` it only tells which are stale. */

import "../catalog/generate/main.ts";
import "./generate-validators.ts";
