/** A row stored in the address; its own functions read and write the query. */
export interface Address {
  readonly where: "address";
  /** First part of the path. */
  readonly screen: string;
  /** Newest version of the format; null if it never had versions. */
  readonly version: number | null;
}

/** A row with functions of its own. */
export const address = <T extends object>(row: Omit<Address, "where"> & T): Address & T => ({
  where: "address",
  ...row,
});
