/** What the language itself looks for on any value: an await asks every object for `then`. */
const asked = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'prototype', 'name', 'asymmetricMatch', '$$typeof', 'nodeType']);

/**
 * A member of the substitute: what it has is what the real module has, as far as it goes; whatever else is used of
 * it throws, so that no journey passes on something that is not there. A test may put its own function in the place
 * of one that is there, as it would with the real module.
 */
export function onlyKnown<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(_target, property) {
      const value = Reflect.get(target, property, target) as unknown;
      if (value === undefined && !(property in target)) {
        if (typeof property === 'symbol' || asked.has(property)) return undefined;
        throw new Error(`BUG: the substitute for Electron has no ${name}.${property}`);
      }
      // Private fields are the target's own, not the proxy's. A class stays what it is.
      return typeof value === 'function' && !Object.hasOwn(value, 'prototype') ? (value.bind(target) as unknown) : value;
    },
    set(_target, property, value) {
      if (!(property in target)) throw new Error(`BUG: the substitute for Electron has no ${name}.${String(property)}`);
      return Reflect.set(target, property, value, target);
    },
  });
}
