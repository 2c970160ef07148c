/** `@toggle` of a popover: puts it beside the button that opens it, inside the window. */
export function place(event) {
  if (event.newState !== 'open') return;
  const menu = event.target;
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  const at = button.getBoundingClientRect();
  const rtl = document.documentElement.dir === 'rtl';
  const { offsetWidth: width, offsetHeight: height } = menu;
  const beside = menu.dataset.beside !== undefined && innerWidth > 760;
  const start = beside ? (rtl ? at.left - width - 6 : at.right + 6) : (rtl === (menu.dataset.align === 'end') ? at.left : at.right - width);
  const below = beside ? at.bottom - height : at.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(start, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below + height > innerHeight - 8 ? Math.min(at.top - height - 4, innerHeight - height - 8) : below)}px`;
  menu.querySelector('button, a, select')?.focus({ focusVisible: false });
}

/** A choice was made: the menu goes. */
export const dismiss = (event) => event.currentTarget.closest('[popover]')?.hidePopover();
