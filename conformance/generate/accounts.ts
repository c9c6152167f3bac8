/** The accounts of every generated world: the key owner, a partner, and the organization's management account. */

export const keyOwner = "222233334444";
export const partner = "555566667777";
export const manager = "888899990000";

export const accountIds = [keyOwner, partner, manager] as const;

/** Where an account stands in an organization; `none` stands in none. */
export const organizations = {
  member: { id: "o-a", path: "o-a/r-ab12/ou-ab12-11111111/" },
  root: { id: "o-a", path: "o-a/r-ab12/" },
  pathless: { id: "o-a" },
  management: { id: "o-a", path: "o-a/r-ab12/", managementAccount: true },
  other: { id: "o-b", path: "o-b/r-cd34/" },
} as const;
