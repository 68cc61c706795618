// Reads the QR code that the widget shows, from what is drawn: an image made of the SVG would need blob: or data: URLs,
// which the page's policy forbids, so its shapes are painted on a canvas, in the colours they have on the screen.

const PIXELS_PER_UNIT = 8;
/** Around the drawing, as part of its width: a quiet zone may lie outside of it. */
const MARGIN = 0.1;

/** The element with this part, also inside of nested shadow roots. */
export function findPart(root: ParentNode, part: string): Element | undefined {
  for (const element of root.querySelectorAll('*')) {
    if (element.part.contains(part)) return element;
    const inside = element.shadowRoot && findPart(element.shadowRoot, part);
    if (inside) return inside;
  }
  return undefined;
}

/** @param root where to look for the QR code */
export async function readQr(root: ParentNode): Promise<{ isShown: boolean; text?: string }> {
  const part = findPart(root, 'qr');
  const svg = part instanceof SVGSVGElement ? part : part?.querySelector('svg');
  if (!svg) return { isShown: false };
  // Heavier than all the rest of the page. Loaded first: the code is a new one each second.
  const { default: jsQr } = await import('jsqr');
  const { data, width, height } = paint(svg);
  const code = jsQr(data, width, height, { inversionAttempts: 'dontInvert' });
  return code ? { isShown: true, text: code.data } : { isShown: true };
}

function paint(svg: SVGSVGElement) {
  const box = svg.viewBox.baseVal;
  const margin = box.width * MARGIN;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((box.width + 2 * margin) * PIXELS_PER_UNIT);
  canvas.height = Math.ceil((box.height + 2 * margin) * PIXELS_PER_UNIT);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
  context.translate(margin - box.x, margin - box.y);
  const { backgroundColor, backgroundImage } = getComputedStyle(svg);
  context.fillStyle = /rgba?\([^)]*\)/.exec(backgroundImage)?.[0] ?? backgroundColor;
  context.fillRect(box.x, box.y, box.width, box.height);
  for (const path of svg.querySelectorAll('path')) {
    const { fill, fillRule } = getComputedStyle(path);
    context.fillStyle = fill;
    context.fill(new Path2D(path.getAttribute('d') ?? ''), fillRule === 'evenodd' ? fillRule : 'nonzero');
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
