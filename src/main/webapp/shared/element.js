import { LitElement } from '/vendor/lit/lit.js';
import { i18n } from './i18n.js';

/** The pages' elements live in the page's own tree: one style sheet, working labels and anchors. The widget is the exception. */
export class FdElement extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    i18n.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    i18n.removeEventListener('change', this.#again);
    super.disconnectedCallback();
  }

  /** Re-renders on a target's event for as long as the element is in the page. */
  follow(target, ...types) {
    this.#followed.push([target, types]);
    for (const type of types) target.addEventListener(type, this.#again);
  }

  unfollow() {
    for (const [target, types] of this.#followed) for (const type of types) target.removeEventListener(type, this.#again);
    this.#followed = [];
  }

  #followed = [];
}
