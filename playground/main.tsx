/** Starts the page: what was there before, or an example; then the engine; then, after first paint, the editor. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { Page } from "./panes/page/page.tsx";
import { keepAnswering } from "./session/answers.ts";
import { keepChanges } from "./session/changes.ts";
import { loadCatalog } from "./session/catalog.ts";
import { loadEditorWhenIdle } from "./session/load-editor.ts";
import { loadHistory } from "./session/history.ts";
import { keepStored, restore } from "./session/keep.ts";
import { keepMatrix } from "./session/matrix.ts";
import { followLinks, openStart } from "./session/open-start.ts";
import { workspace } from "./session/session.ts";
import { workOffline } from "./session/work-offline.ts";
import { theme } from "./session/view.ts";

const before = restore();
loadHistory();
if (before !== null) workspace.value = before;
effect(() => {
  document.documentElement.dataset["theme"] = theme.value;
});
const page = document.getElementById("page");
if (page !== null) render(<Page />, page);
await openStart(before !== null);
followLinks();
keepStored();
keepAnswering();
keepMatrix();
keepChanges();
loadEditorWhenIdle();
workOffline();
await loadCatalog();
