import { api } from './session.js';
import { toastProblem } from './toast.js';

/** Saves what the API gives at this path as this type, under this name. */
export async function download(path, name, type = 'application/octet-stream') {
  try {
    const file = await (await api.response('GET', path, { headers: { Accept: type } })).blob();
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (problem) {
    toastProblem(problem);
  }
}
