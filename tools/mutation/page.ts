/** As much of a page as the tests of pure rooms ask for. */
class ShownEvent extends Event {
  readonly persisted: boolean;

  constructor(type: string, { persisted = false } = {}) {
    super(type);
    this.persisted = persisted;
  }
}

/** Node reports what nobody caught in its own way, and would end. */
class RejectionEvent extends Event {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('unhandledrejection', { cancelable: true });
    this.reason = reason;
  }
}

const page = new EventTarget();
Object.assign(globalThis, {
  window: globalThis,
  // Lit asks for the second as soon as it is imported.
  document: Object.assign(new EventTarget(), { visibilityState: 'visible', createTreeWalker: () => ({}) }),
  PageTransitionEvent: ShownEvent,
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  dispatchEvent: page.dispatchEvent.bind(page),
});
process.on('unhandledRejection', (reason) => page.dispatchEvent(new RejectionEvent(reason)));
