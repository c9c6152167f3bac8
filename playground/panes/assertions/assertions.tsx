/** What must hold, held against the policies as they are: the cases of a scenario. */

import { Icon } from "../../parts/icon.tsx";
import { askRequest } from "../../session/ask-about.ts";
import { addAnswerAsAssertion, changeAssertion, removeAssertion } from "../../session/assertions.ts";
import { answered, cases, trouble, workspace } from "../../session/session.ts";
import type { CaseDocument } from "../../../engine/index.ts";
import type { CaseResult } from "../../engine.protocol.ts";
import { circumstancesOf } from "../../state/request-fields.ts";
import { shortArn } from "../../state/short-arn.ts";

export function Assertions() {
  const list = workspace.value.cases;
  const results = cases.value?.results ?? [];
  return (
    <div class="assertions">
      <div class="changes-controls">
        <button
          type="button"
          disabled={answered.value === null || trouble.value !== null}
          onClick={addAnswerAsAssertion}
        >
          <Icon name="plus" /> Add this answer
        </button>
        <span class="quiet">
          Saved with the scenario; <code>kms-cedar test</code> runs the same file in CI.
        </span>
      </div>
      {list.length === 0 ? (
        <p class="empty">No assertions yet. Ask something, and add its answer: it is then watched while you edit.</p>
      ) : (
        <ul class="cases">
          {list.map((one, index) => (
            <Case key={String(index)} one={one} index={index} result={results[index] ?? null} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface CaseProps {
  readonly one: CaseDocument;
  readonly index: number;
  readonly result: CaseResult | null;
}

function Case({ one, index, result }: CaseProps) {
  const { name, when, then } = one;
  const what = "operation" in when ? when.operation : when.action;
  const text = JSON.stringify(when);
  const state = result === null ? "waiting" : result.passed ? "passed" : "failed";
  return (
    <li class="case" data-state={state}>
      <span class="case-state">
        {state === "waiting" ? null : <Icon name={state === "passed" ? "allow" : "deny"} />}
        <span class="hidden">{state}</span>
      </span>
      <div class="case-body">
        <input
          type="text"
          aria-label="Name of the assertion"
          value={name}
          onInput={({ currentTarget }) => {
            changeAssertion(index, { name: currentTarget.value });
          }}
        />
        <p class="case-when">
          <span>{shortArn(when.principal)}</span> <b>{what.replace("kms:", "")}</b>{" "}
          {"resource" in when ? <span>{shortArn(when.resource)}</span> : null}
          {circumstancesOf(text).map((said) => (
            <span key={said} class="quiet">
              {" "}
              · {said}
            </span>
          ))}
        </p>
        {result === null || result.passed ? null : (
          <p class="case-result">
            {result.problem === ""
              ? `Got ${result.decision ?? ""}, ${result.reason}${result.layers.length === 0 ? "" : ` (${result.layers.join(", ")})`}`
              : result.problem}
          </p>
        )}
      </div>
      <label class="case-then">
        <span class="hidden">Expected decision</span>
        <select
          value={then.decision}
          onChange={({ currentTarget }) => {
            const decision = currentTarget.value === "Allow" ? "Allow" : "Deny";
            changeAssertion(index, { then: { decision } });
          }}
        >
          <option>Allow</option>
          <option>Deny</option>
        </select>
        <span class="quiet case-reason">{then.reason ?? "for any reason"}</span>
      </label>
      <span class="case-actions">
        <button
          type="button"
          onClick={() => {
            askRequest(when);
          }}
        >
          Why<span class="hidden">: {name}</span>
        </button>
        <button
          type="button"
          class="bare"
          title="Take away"
          onClick={() => {
            removeAssertion(index);
          }}
        >
          <Icon name="close" />
          <span class="hidden">Take away {name}</span>
        </button>
      </span>
    </li>
  );
}
