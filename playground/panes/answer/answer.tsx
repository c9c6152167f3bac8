/** The answer, and below it the ways to look at it, as tabs. */

import type { ComponentType } from "preact";
import { Guarded } from "../../parts/guarded.tsx";
import { tab, type Tab, tabs } from "../../session/view.ts";
import { cases, workspace } from "../../session/session.ts";
import { Assertions } from "../assertions/assertions.tsx";
import { Cedar } from "../cedar/cedar.tsx";
import { Changes } from "../changes/changes.tsx";
import { Explanation } from "../explanation/explanation.tsx";
import { Matrix } from "../matrix/matrix.tsx";
import { Verdict } from "../verdict/verdict.tsx";

const titles: Readonly<Record<Tab, string>> = {
  explanation: "Why",
  matrix: "Who may do what",
  changes: "Changes",
  assertions: "Assertions",
  cedar: "Cedar",
};

export function Answer() {
  return (
    <section class="answer" aria-label="Answer and views">
      <Verdict />
      <div class="tabs" role="tablist" aria-label="Views" onKeyDown={moveTab}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab.value === name}
            aria-controls="view"
            tabIndex={tab.value === name ? 0 : -1}
            onClick={() => {
              tab.value = name;
            }}
          >
            {titles[name]}
            {name === "assertions" ? <CaseCount /> : null}
          </button>
        ))}
      </div>
      <div class="view" role="tabpanel" id="view" aria-labelledby={`tab-${tab.value}`} tabIndex={0}>
        <Guarded key={tab.value} name="This view">
          <View />
        </Guarded>
      </div>
    </section>
  );
}

const views: Readonly<Record<Tab, ComponentType>> = {
  explanation: Explanation,
  matrix: Matrix,
  changes: Changes,
  assertions: Assertions,
  cedar: Cedar,
};

function View() {
  const Shown = views[tab.value];
  return <Shown />;
}

function CaseCount() {
  const total = workspace.value.cases.length;
  if (total === 0) return null;
  const results = cases.value?.results;
  if (results === undefined) return <span class="badge">{total}</span>;
  const passed = results.filter((result) => result.passed).length;
  return (
    <span class="badge" data-tone={passed === total ? "allows" : "denies"}>
      {passed}/{total}
    </span>
  );
}

function moveTab(event: KeyboardEvent): void {
  const index = tabs.indexOf(tab.value);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const wanted =
    event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step === undefined ? null : index + step;
  if (wanted === null) return;
  event.preventDefault();
  const name = tabs[(wanted + tabs.length) % tabs.length] ?? "explanation";
  tab.value = name;
  document.getElementById(`tab-${name}`)?.focus();
}
