/** The answer at a glance: Allow or Deny, why, what to change, and what AWS says. Greyed while the texts have no answer. */

import { Icon } from "../../parts/icon.tsx";
import { Prose } from "../../parts/prose.tsx";
import { answered, checkIndex, explained, openFile, trouble } from "../../session/session.ts";
import type { Explained } from "../../engine.protocol.ts";
import { side, tab } from "../../session/view.ts";
import { Lacking } from "./lacking.tsx";

export function Verdict() {
  const current = explained.value;
  const problem = trouble.value;
  return (
    <section class="verdict-area" aria-label="Answer">
      {problem === null ? null : <Trouble />}
      {current === null ? (
        problem === null && <p class="verdict waiting">Loading Cedar…</p>
      ) : (
        <div class={problem === null ? "verdict" : "verdict stale"} data-decision={current.decision}>
          {problem === null ? null : <p class="stale-note">The last answer, from before:</p>}
          <Checks />
          <div class="verdict-head" role="status" aria-live="polite">
            <strong class="verdict-word">
              <Icon name={current.decision === "Allow" ? "allow" : "deny"} />
              {current.decision}
            </strong>
            <code class="verdict-reason">{current.reason}</code>
          </div>
          <p class="verdict-message">
            <Prose text={current.message} />
          </p>
          {tab.value === "explanation" ? <More current={current} /> : null}
        </div>
      )}
    </section>
  );
}

/** What to change, what was lacking, what AWS says: beside the explanation, where there is room for it. */
function More({ current }: { readonly current: Explained }) {
  return (
    <>
      {current.advice.length === 0 ? null : (
        <div class="advice">
          <h2>{current.advice.length > 1 ? "To allow it, one of these" : "To allow it"}</h2>
          <ul>
            {current.advice.map((text) => (
              <li key={text}>
                <Prose text={text} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {current.remarks.length === 0 ? null : (
        <div class="advice">
          <h2>Often missed</h2>
          <ul>
            {current.remarks.map((text) => (
              <li key={text}>
                <Prose text={text} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Lacking />
      {current.awsMessage === null ? null : (
        <details class="aws-says">
          <summary>What AWS says</summary>
          <p>
            <code>{current.awsMessage}</code>
          </p>
        </details>
      )}
      {current.notes.map(({ rule, text }) => (
        <p key={rule} class="note">
          <Icon name="info" /> AWS leaves this open; it is read so ({rule}): <Prose text={text} />
        </p>
      ))}
    </>
  );
}

/** The permissions of a call, each with its own answer. */
function Checks() {
  const current = answered.value?.answer;
  if (current === undefined || current.operation === null) return null;
  return (
    <div class="checks">
      <p>
        <code>{current.operation}</code> is <strong>{current.decision === "Allow" ? "allowed" : "denied"}</strong>: it
        needs {current.checks.length === 1 ? "one permission" : `all of ${String(current.checks.length)} permissions`}
      </p>
      <div class="check-list">
        {current.checks.map((check, index) => (
          <button
            key={`${check.action} ${check.resource}`}
            type="button"
            class="check"
            data-decision={check.decision}
            aria-pressed={explained.value === check}
            onClick={() => {
              checkIndex.value = index;
            }}
          >
            <Icon name={check.decision === "Allow" ? "allow" : "deny"} />
            {check.action}
            <span class="hidden">{check.decision}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

function Trouble() {
  const problem = trouble.value;
  if (problem === null) return null;
  return (
    <div class="trouble" role="alert">
      <h2>
        <Icon name="warning" />
        {problem.fault === null ? "There is no answer yet" : "The engine failed; this is a fault of kms-cedar"}
      </h2>
      <ul>
        {problem.fault === null ? null : <li>{problem.fault}</li>}
        {problem.diagnostics.map(({ file, line, column, message, pointer }) => (
          <li key={`${String(file)} ${String(line)} ${pointer} ${message}`}>
            {file === null ? null : (
              <button
                type="button"
                class="link"
                onClick={() => {
                  openFile.value = file;
                  side.value = "documents";
                }}
              >
                {file}
                {line === null ? "" : `:${String(line)}:${String(column ?? 1)}`}
              </button>
            )}{" "}
            <Prose text={message} />
          </li>
        ))}
      </ul>
    </div>
  );
}
