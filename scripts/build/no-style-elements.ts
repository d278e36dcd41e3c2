/**
 * Stands in for `react-style-singleton`, with which open dialogs lock the page's scrollbar by a `<style>` element.
 * The page itself never scrolls, so there is nothing to lock; wheel and touch stay blocked by event handlers.
 */
export function styleSingleton(): () => null {
  return () => null;
}
