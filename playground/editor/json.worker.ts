/** Monaco's JSON service in a worker of its own. */

import "monaco-editor/languages/features/json/json.worker";
