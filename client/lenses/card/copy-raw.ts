/** A figure copied from the card is copied as stored (22797.9 and not 2.28万), so that it can be reckoned with. */
export const copyRaw = (event: ClipboardEvent): void => {
  const figure = event
    .composedPath()
    .find((at): at is HTMLElement => at instanceof HTMLElement && at.dataset['raw'] !== undefined);
  if (!figure) return;
  event.clipboardData?.setData('text/plain', figure.dataset['raw'] ?? '');
  event.preventDefault();
};
