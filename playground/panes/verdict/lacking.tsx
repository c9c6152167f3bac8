/** What the request lacked: the conditions that alone kept an Allow from applying. */

import { Values } from "../../parts/values.tsx";
import { explained, statements } from "../../session/session.ts";

export function Lacking() {
  if (explained.value?.decision !== "Deny") return null;
  const near = statements.value.filter(
    ({ effect, tone, clues }) =>
      effect !== "Deny" &&
      tone === "silent" &&
      clues.length > 0 &&
      clues.every(({ element }) => element.includes(" ") || element === "constraint"),
  );
  if (near.length === 0) return null;
  return (
    <div class="lacking">
      <h2>What the request lacked</h2>
      <ul>
        {near.slice(0, 3).map(({ title, clues, cedar }) => (
          <li key={cedar}>
            {clues.map((clue) => (
              <span key={clue.element} class="lack">
                <code>{clue.element}</code> {clue.wish} <Values values={clue.wanted} resolved={clue.resolved} />
                <span class="quiet">
                  {clue.actual === null ? " — the request has none" : " — the request has "}
                  {clue.actual === null ? null : <Values values={clue.actual} />}
                </span>
              </span>
            ))}{" "}
            <span class="quiet">
              for <b>{title}</b>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
