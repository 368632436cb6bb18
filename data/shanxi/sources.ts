/** The five articles, as `facts.json` names them. */
export const LINFEN_2023 = '临汾经济开发区：奔跑在高质量发展春天里（临汾经济开发区，2023-02-28）';
export const SCIENCE_DAILY = '科学导报 开发区专版（2024-Q4）';
export const SPECIAL_ISSUE = '开发区专刊（2024-03）';
export const YANGCHENG_2024 = '砥砺奋进勇争先（临汾）／走进阳城经济技术开发区（2024-05）';
export const JINZHONG_2024 = '跑出招引加速度 增添发展新动能（综改区晋中开发区，2024-01）';
