/** Arrow keys in a grid of buttons: one of them is in the order of Tab, the others are reached from it. */

export function moveCell(event: KeyboardEvent): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLButtonElement) || !(currentTarget instanceof HTMLTableElement)) return;
  const rows = [...currentTarget.querySelectorAll("tbody tr")]
    .map((row) => [...row.querySelectorAll("button")])
    .filter((row) => row.length > 0);
  const row = rows.findIndex((buttons) => buttons.includes(target));
  const column = rows[row]?.indexOf(target) ?? 0;
  const next = {
    ArrowDown: rows[row + 1]?.[column],
    ArrowUp: rows[row - 1]?.[column],
    ArrowRight: rows[row]?.[column + 1],
    ArrowLeft: rows[row]?.[column - 1],
    Home: rows[row]?.[0],
    End: rows[row]?.at(-1),
  }[key];
  if (next === undefined) return;
  event.preventDefault();
  target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
