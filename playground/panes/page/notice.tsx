/** What has just been done, or could not be. */

import { Icon } from "../../parts/icon.tsx";
import { notice } from "../../session/view.ts";

export function Notice() {
  const said = notice.value;
  return (
    <div class="notice" role="status" data-tone={said?.tone} data-empty={said === null}>
      {said === null ? null : (
        <>
          <p>{said.text}</p>
          <button
            type="button"
            class="bare"
            onClick={() => {
              notice.value = null;
            }}
          >
            <Icon name="close" />
            <span class="hidden">Close this message</span>
          </button>
        </>
      )}
    </div>
  );
}
