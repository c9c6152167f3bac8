/** What stands here may fail without the rest of the page: it then tells why, until something else is open. */

import type { ComponentChildren } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { workspace } from "../session/session.ts";
import { messageOf } from "../state/message-of.ts";

interface GuardedProps {
  /** What it is, as in `The answer cannot be shown`. */
  readonly name: string;
  readonly children: ComponentChildren;
}

export function Guarded({ name, children }: GuardedProps) {
  const [error, tryAgain] = useErrorBoundary() as [unknown, () => void];
  const open = workspace.value;
  useEffect(tryAgain, [open]);
  if (error === undefined) return <>{children}</>;
  return (
    <div class="problem guarded" role="alert">
      <p>
        {name} cannot be shown; this is a fault of kms-cedar: {messageOf(error)}
      </p>
      <p>Nothing that was typed is lost: Share saves it to a file, and History has what was open before.</p>
    </div>
  );
}
