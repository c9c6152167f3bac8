/** Why: every layer in the order in which AWS asks it, its statements and grants, and what each of them wants. */

import { answered, tree, trouble } from "../../session/session.ts";
import { Layer } from "./layer.tsx";
import { LeftOutList } from "./left-out-list.tsx";

export function Explanation() {
  if (answered.value === null) return null;
  return (
    <div class={trouble.value === null ? "explanation" : "explanation stale"}>
      <LeftOutList />
      {tree.value.length === 0 ? <p class="empty">No policy and no grant was looked at.</p> : null}
      <ol class="layers">
        {tree.value.map((layer) => (
          <Layer key={layer.id} layer={layer} />
        ))}
      </ol>
    </div>
  );
}
