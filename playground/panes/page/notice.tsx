/** What has just been done, or could not be. */

import { useEffect } from "preact/hooks";
import { Icon } from "../../parts/icon.tsx";
import { Prose } from "../../parts/prose.tsx";
import { notice } from "../../session/view.ts";

/** How long good news stays, in milliseconds; what is to be done about stays until it is closed. */
const enough = 8_000;

export function Notice() {
  const said = notice.value;
  useEffect(() => {
    if (said?.tone !== "plain") return;
    const timer = setTimeout(() => {
      if (notice.value === said) notice.value = null;
    }, enough);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);
  return (
    <div class="notice" role="status" data-tone={said?.tone} data-empty={said === null}>
      {said === null ? null : (
        <>
          <div>
            <p>
              <Prose text={said.text} />
            </p>
            <Notes notes={said.notes ?? []} />
          </div>
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

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul>
      {notes.map((note) => (
        <li key={note}>
          <Prose text={note} />
        </li>
      ))}
    </ul>
  );
}
