/** How long the answer took, and where everything happens. */

import { answers, latency } from "../../session/answers.ts";
import { answered } from "../../session/session.ts";

export function Footer() {
  const engine = answered.value?.answer.milliseconds;
  return (
    <footer class="page-footer">
      <p>
        {latency.value === null || engine === undefined
          ? ""
          : answers.value === 1
            ? `Loaded and answered in ${(latency.value / 1000).toFixed(1)} s.`
            : `Answered in ${latency.value.toFixed(0)} ms, the engine took ${engine.toFixed(1)} ms.`}
      </p>
      <p>Everything stays in this browser.</p>
    </footer>
  );
}
