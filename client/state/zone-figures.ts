/** What a lens says of each zone from afar: the lenses reckon it, the map draws it. */

/** How it is drawn: a disc whose area grows with a count, a ring filled to a share, a spot in the colour of its class. */
export type ZoneMark =
  | { readonly kind: 'disc'; readonly share: number }
  | { readonly kind: 'ring'; readonly share: number }
  | { readonly kind: 'spot'; readonly colour: string };

export type ZoneFigure = {
  /** "可供", "31", "宗": the middle one stands out. */
  readonly words: readonly [string, string, string];
  /** null = nothing passes here; the zone steps back. */
  readonly mark: ZoneMark | null;
};

export type ZoneFigures = Readonly<Record<string, ZoneFigure>>;
