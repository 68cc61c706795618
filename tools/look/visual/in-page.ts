// What runs in the page whose picture is taken.

/** Where on a sheet the screens are, in pixels of the sheet. */
export const sheet = { columns: 12, scale: 0.4, gap: 8, page: { width: 390, height: 900 } };

/** Before the page's own scripts: clocks stand still, so countdowns and QR codes do too. Timers run. */
export function freeze(): void {
  const now = Date.UTC(2026, 0, 15, 10, 30);
  Date.now = () => now;
  globalThis.Date = new Proxy(Date, {
    construct: (date, given: [], newTarget) =>
      Reflect.construct(date, given.length > 0 ? given : [now], newTarget) as Date,
  });
  performance.now = () => 11_000;
}

interface Wall {
  readonly lang: string;
  readonly theme: 'light' | 'dark';
  readonly sheet: typeof sheet;
}

export interface LaidOut {
  readonly width: number;
  readonly height: number;
  /** Every screen of the catalogue, and those that did not come. */
  readonly ids: string[];
  readonly missing: string[];
}

/** Every screen in a grid of equal cells. */
export async function layOut({ lang, theme, sheet: { columns, scale, gap, page } }: Wall): Promise<LaidOut> {
  const load = (name: string): Promise<unknown> => import(new URL(name, location.href).href);
  const [{ scenes }, { artboard, draw }] = (await Promise.all([load('./scenes.js'), load('./artboard.js')])) as [
    typeof import('../../../demo/scenes/catalogue.js'),
    typeof import('../../../demo/designers/art-board.js'),
  ];
  // The page of one screen has no style of drawn pages.
  await new Promise((resolve) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = 'board.css';
    style.addEventListener('load', resolve);
    document.head.append(style);
  });
  const wall = document.createElement('div');
  Object.assign(wall.style, {
    display: 'grid',
    gridTemplateColumns: `repeat(${columns}, ${page.width * scale}px)`,
    gap: `${gap}px`,
    padding: `${gap}px`,
    width: 'max-content',
    background: theme === 'dark' ? '#30363b' : '#c8d0d6',
  });
  document.body.replaceChildren(wall);
  const boards = scenes.map((scene) =>
    artboard({ scene, lang, theme, scale, height: page.height, isPicture: true, texts: {} }),
  );
  for (const { style } of boards) Object.assign(style, { borderRadius: '0', boxShadow: 'none' });
  await draw(boards, wall);
  const missing = boards
    .filter(({ dataset }) => dataset['shown'] !== 'yes')
    .map(({ dataset }) => dataset['scene'] ?? '');
  await document.fonts.ready;
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const isDrawn = () =>
    all(wall).every((element) => element.localName !== 'ibl-qr-code' || element.shadowRoot?.querySelector('path'));
  for (let turns = 0; turns < 100 && !isDrawn(); turns++) await new Promise((resolve) => setTimeout(resolve, 50));
  // A marked field has a caret, which blinks.
  for (const element of all(wall)) {
    if (element instanceof HTMLElement) element.style.setProperty('caret-color', 'transparent');
  }
  await new Promise((resolve) => setTimeout(resolve, 700));
  const { width, height } = wall.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height), missing, ids: scenes.map(({ id }) => id) };
}

/** Letters of all three languages in the sizes and weights that the widget uses. */
export function drawProbe(): void {
  const probe = document.createElement('div');
  document.body.replaceChildren(probe);
  Object.assign(probe.style, { width: '360px', padding: '8px', background: '#fff', color: '#14212b' });
  const looks = [
    { fontSize: '24px', fontWeight: '700' },
    { fontSize: '16px', fontWeight: '400' },
    { fontSize: '14px', fontWeight: '600' },
    { fontSize: '6.4px', fontWeight: '400' },
  ];
  for (const look of looks) {
    const line = document.createElement('p');
    line.textContent = 'Ąčęėįšųūž Āčēģīķļņšūž „Smart-ID“ 0493 7180';
    Object.assign(line.style, { margin: '4px 0', fontFamily: 'system-ui, sans-serif', ...look });
    probe.append(line);
  }
}
