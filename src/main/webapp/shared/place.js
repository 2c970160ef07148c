const places = new Map();

/** `@scroll=${keepPlace(key)}` notes where a list is; `restorePlace(element, key)` goes back there when it is shown again. */
export const keepPlace = (key) => (event) => places.set(key, event.currentTarget.scrollTop);

export const restorePlace = (element, key) => {
  if (element && places.has(key)) element.scrollTop = places.get(key);
};
