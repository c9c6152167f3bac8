/** A few values, the others counted. */

const most = 4;

export function Values({ values }: { readonly values: readonly string[] }) {
  if (values.length === 0) return null;
  const more = values.length - most;
  return (
    <span class="values">
      {values.slice(0, most).map((value, index) => (
        <span key={value}>
          {index === 0 ? "" : ", "}
          <code>{value === "" ? '""' : value}</code>
        </span>
      ))}
      {more > 0 ? ` and ${String(more)} more` : ""}
    </span>
  );
}
