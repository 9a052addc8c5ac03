/** How a text looks, as far as it says something. */
export interface Look {
  readonly struck?: boolean | undefined;
  readonly highlighted?: boolean | undefined;
  readonly bold?: boolean | undefined;
  /** In half points. */
  readonly size?: number | undefined;
  /** The document hides it: a person is shown it apart from the text. */
  readonly hidden?: boolean | undefined;
}
