/** What there is to learn from what is open. */

import { Icon } from "../../parts/icon.tsx";
import { workspace } from "../../session/session.ts";

export function Lesson() {
  const { description } = workspace.value;
  if (description === "") return null;
  return (
    <aside class="lesson" aria-label="What this shows">
      <Icon name="book" />
      <p>{description}</p>
      <button
        type="button"
        class="bare"
        title="Put away"
        onClick={() => {
          workspace.value = { ...workspace.value, description: "" };
        }}
      >
        <Icon name="close" />
        <span class="hidden">Put away what this shows</span>
      </button>
    </aside>
  );
}
