/** Whether any page around this one is of another origin: an invisible frame could steal clicks. */
export function isFramedByOthers(page: Window = window): boolean {
  try {
    for (let frame: Window = page; frame !== frame.parent; frame = frame.parent) {
      if (frame.parent.location.origin !== page.location.origin) return true;
    }
    return false;
  } catch {
    // Another origin's location cannot even be read.
    return true;
  }
}
