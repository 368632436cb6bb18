/** Invented names for side streets: 街 runs along the park's grain, 路 across it. */
import type { Chain } from './plane.ts';

const WORDS =
  '兴业 创业 富民 永安 长兴 和顺 祥和 腾飞 振兴 文昌 光明 前进 友谊 建业 昌盛 信达 通达 汇源 宏图 锦绣 清泉 青松 丰登 鼎新 聚贤 惠民 恒通 瑞丰 安泰 同心 曙光 春晖 致远 明德 博学 勤业 思源 启航 凌云 望岳 新民 学府 仁和 福源 庆丰 隆盛 嘉禾 景行'.split(
    ' ',
  );

/** A name no street of `taken` bears. */
export function streetName(line: Chain, taken: readonly string[], start: number): string {
  const [first, last] = [line[0]!, line.at(-1)!];
  const suffix = Math.abs(last[0] - first[0]) > Math.abs(last[1] - first[1]) ? '街' : '路';
  for (let i = 0; i < WORDS.length; i++) {
    const name = `${WORDS[(start + i * 7) % WORDS.length]}${suffix}`;
    if (!taken.includes(name)) return name;
  }
  return `${WORDS[start % WORDS.length]}东${suffix}`;
}
