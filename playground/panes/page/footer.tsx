/** How long the answer took, and where everything happens. */

import { latency } from "../../session/answers.ts";
import { notice } from "../../session/view.ts";

export function Footer() {
  const said = notice.value;
  return (
    <footer class="footer">
      <p class="notice" role="status" data-tone={said?.tone}>
        {said?.text ?? ""}
      </p>
      <p>
        {latency.value === null ? "" : `Answered in ${latency.value.toFixed(0)} ms. `}
        Everything stays in this browser.
      </p>
    </footer>
  );
}
