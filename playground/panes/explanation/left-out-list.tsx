/** What the answer is asked without, each to be put back. */

import { Icon } from "../../parts/icon.tsx";
import { toggleLeftOut } from "../../session/edit.ts";
import { leftOut, workspace } from "../../session/session.ts";
import { partTitle } from "../../state/part-title.ts";

export function LeftOutList() {
  const parts = leftOut.value;
  if (parts.length === 0) return null;
  return (
    <div class="left-out" role="status">
      <span>Asked without</span>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          class="chip"
          onClick={() => {
            toggleLeftOut(part);
          }}
        >
          {partTitle(workspace.value.files, part)}
          <Icon name="close" />
          <span class="hidden">put back</span>
        </button>
      ))}
      <button
        type="button"
        class="link"
        onClick={() => {
          leftOut.value = [];
        }}
      >
        Put all back
      </button>
    </div>
  );
}
