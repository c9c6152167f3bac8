/** A few values, the others counted; behind one with policy variables, what it comes to here. */

const most = 4;

interface ValuesProps {
  readonly values: readonly string[];
  /** What each comes to, null without a value; null or absent where no variables are among them. */
  readonly resolved?: readonly (string | null)[] | null;
}

export function Values({ values, resolved = null }: ValuesProps) {
  if (values.length === 0) return null;
  const more = values.length - most;
  return (
    <span class="values">
      {values.slice(0, most).map((value, index) => (
        <span key={value}>
          {index === 0 ? "" : ", "}
          <Code text={value} />
          <Here value={value} resolved={resolved?.[index]} />
        </span>
      ))}
      {more > 0 ? ` and ${String(more)} more` : ""}
    </span>
  );
}

function Here({ value, resolved }: { readonly value: string; readonly resolved: string | null | undefined }) {
  if (resolved === undefined || resolved === value) return null;
  return (
    <span class="quiet">
      {resolved === null ? (
        " (without a value here)"
      ) : (
        <>
          {" (here "}
          <Code text={resolved} />)
        </>
      )}
    </span>
  );
}

function Code({ text }: { readonly text: string }) {
  return <code>{text === "" ? '""' : text}</code>;
}
