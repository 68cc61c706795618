/** The one thing ever stored: which method was used last, and only where the page asks for it. */
const key = 'internetbank-login.method';

export function rememberMethod(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Storage may be full, forbidden or missing: the list then keeps the bank's order.
  }
}

export function rememberedMethod(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
