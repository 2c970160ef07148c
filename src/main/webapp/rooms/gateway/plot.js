import { html } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { i18n } from '/shared/i18n.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** A token's colour as the canvas library reads colours: it knows neither variables nor OKLCH. */
function colour(host, token) {
  const probe = host.appendChild(document.createElement('i'));
  probe.style.color = `var(${token})`;
  const pen = document.createElement('canvas').getContext('2d');
  pen.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

const line = (text, className) => Object.assign(document.createElement('span'), { textContent: text, className });

/** Stacked bars: `labels` below, `groups` of { name, colour, values }, `figure(value)` in words. The table beside says the same to those who don't see it. */
class FdGatewayPlot extends FdElement {
  static properties = { labels: {}, groups: {}, figure: {} };
  #chart = null;
  #drawAgain = () => this.#draw();
  #size = new ResizeObserver(() => this.#chart?.resize());
  #theme = new MutationObserver(this.#drawAgain);

  connectedCallback() {
    super.connectedCallback();
    this.#size.observe(this);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'style'] });
    dark.addEventListener('change', this.#drawAgain);
    i18n.addEventListener('change', this.#drawAgain);
  }

  disconnectedCallback() {
    this.#size.disconnect();
    this.#theme.disconnect();
    dark.removeEventListener('change', this.#drawAgain);
    i18n.removeEventListener('change', this.#drawAgain);
    this.#chart?.dispose();
    this.#chart = null;
    super.disconnectedCallback();
  }

  render() {
    return html`<div class="plot" aria-hidden="true"></div>`;
  }

  updated() {
    this.#draw();
  }

  async #draw() {
    const { init } = await import('/vendor/echarts/echarts.js');
    if (!this.isConnected || !this.groups) return;
    this.#chart ??= init(this.querySelector('.plot'));
    this.#chart.setOption(this.#option(), { notMerge: true });
  }

  #option() {
    const [text, soft, rule, float] = ['--text', '--text-soft', '--line', '--bg-float'].map((token) => colour(this, token));
    const rtl = document.documentElement.dir === 'rtl';
    const words = { color: soft, fontSize: 12, fontFamily: getComputedStyle(this).fontFamily };
    return {
      animation: !calm.matches,
      animationDuration: 150,
      grid: { left: 4, right: 4, top: 12, bottom: 6, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: rule, opacity: 0.5 } }, backgroundColor: float, borderColor: rule, padding: 10, confine: true, transitionDuration: 0, textStyle: { ...words, color: text }, formatter: (bars) => this.#told(bars) },
      xAxis: { type: 'category', data: this.labels, inverse: rtl, axisTick: { show: false }, axisLine: { lineStyle: { color: rule } }, axisLabel: { ...words, hideOverlap: true } },
      yAxis: { type: 'value', position: rtl ? 'right' : 'left', splitNumber: 3, splitLine: { lineStyle: { color: rule } }, axisLabel: { ...words, formatter: (value) => this.figure(value) } },
      series: this.groups.map((group) => ({ type: 'bar', stack: 'all', name: group.name, data: group.values, barMaxWidth: 40, itemStyle: { color: colour(this, `--plot-${group.colour}`) }, emphasis: { disabled: true } })),
    };
  }

  /** Built, not written as HTML: the pages' policy forbids styles in it. */
  #told(bars) {
    const told = Object.assign(document.createElement('div'), { className: 'plot-told' });
    told.append(line(bars[0].axisValueLabel, 'plot-when'));
    for (const { seriesIndex, value } of bars.filter((bar) => bar.value).reverse()) {
      const { name, colour: number } = this.groups[seriesIndex];
      told.append(line('', `swatch plot-${number}`), Object.assign(line(name, 'clip'), { dir: 'auto' }), line(this.figure(value, true), 'num'));
    }
    return told;
  }
}
customElements.define('fd-gateway-plot', FdGatewayPlot);
