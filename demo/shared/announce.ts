let status: HTMLElement | undefined;

/** Says something to people who do not see it, in the page's one live region. */
export function announce(sentence: string): void {
  if (!status) {
    status = document.createElement('p');
    status.id = 'spoken';
    status.className = 'hidden';
    status.setAttribute('role', 'status');
    document.body.append(status);
  }
  const region = status;
  // Emptied first, so that the same sentence is heard again.
  region.textContent = '';
  requestAnimationFrame(() => (region.textContent = sentence));
}
