/** The assertions of the workspace: added from an answer, changed, taken away. */

import type { CaseDocument } from "../../engine/index.ts";
import { requestIn } from "../state/asked-request.ts";
import { answered, workspace } from "./session.ts";
import { tab } from "./view.ts";
import { shortArn } from "../state/short-arn.ts";

export function addAnswerAsAssertion(): void {
  const current = answered.value;
  if (current === null) return;
  const when = requestIn(current.files) as CaseDocument["when"];
  const { answer } = current;
  const telling = answer.checks.find(({ decision }) => decision === answer.decision);
  const layer = telling?.determining[0]?.layer;
  const what = answer.operation ?? telling?.action ?? "";
  const may = answer.decision === "Allow" ? "may" : "may not";
  const then = {
    decision: answer.decision,
    ...(telling === undefined ? {} : { reason: telling.reason }),
    ...(layer === undefined ? {} : { layer }),
  };
  setCases([
    ...workspace.value.cases,
    { name: `${shortArn(when.principal)} ${may} ${what.replace("kms:", "")}`, when, then },
  ]);
  tab.value = "assertions";
}

export function changeAssertion(index: number, change: Partial<CaseDocument>): void {
  setCases(workspace.value.cases.map((one, at) => (at === index ? { ...one, ...change } : one)));
}

export function removeAssertion(index: number): void {
  setCases(workspace.value.cases.filter((_one, at) => at !== index));
}

function setCases(cases: readonly CaseDocument[]): void {
  workspace.value = { ...workspace.value, cases };
}
