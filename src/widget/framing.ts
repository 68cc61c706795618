/** Whether any page around this one is of another origin: an invisible frame could steal clicks. */
export function isFramedByOthers(page: Window = window): boolean {
  try {
    for (let frame: Window = page; frame !== frame.parent; frame = frame.parent) {
      // Not `location.origin`: see `isSameOrigin`.
      if (frame.parent.origin !== page.origin) return true;
    }
    return false;
  } catch {
    // Another origin's window cannot even be read.
    return true;
  }
}
