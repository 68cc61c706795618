import type { Device } from '../flow/adapter.js';

/**
 * The kind of device, as far as a browser says: a hint for the order of ways, never a lock. iPads call themselves Macs, but
 * no Mac has touch points.
 */
export function deviceOf({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Device {
  if (/iPad|Android(?!.*Mobile)|Tablet/.test(userAgent)) return 'tablet';
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'tablet';
  return /Mobi|iPhone|iPod/.test(userAgent) ? 'phone' : 'desktop';
}
