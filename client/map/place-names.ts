/**
 * Places of the offline basemap in English. The source spells the seat's town (寿阳县: “Chaoyang”), not the county, so the
 * names are romanised here; 洪洞, 繁峙, 吕梁 and 呼和浩特 by their own usage.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Lang } from '#domain/units.ts';

const ENGLISH = `
安阳 Anyang, 安泽县 Anze, 保德县 Baode, 包头 Baotou, 长治 Changzhi, 代县 Daixian, 大荔 Dali, 当涂县 Dangtu,
大宁县 Daning, 大同 Datong, 定襄县 Dingxiang, 方山县 Fangshan, 繁峙县 Fanshi, 丰镇 Fengzhen, 汾西县 Fenxi,
浮山县 Fushan, 甘亭镇 Ganting, 高平市 Gaoping, 广灵县 Guangling, 古交市 Gujiao, 古县 Guxian, 韩城 Hancheng,
邯郸 Handan, 含山县 Hanshan, 鹤壁 Hebi, 河曲县 Hequ, 和顺县 Heshun, 和县 Hexian, 呼和浩特 Hohhot,
洪洞县 Hongtong, 侯马市 Houma, 怀仁市 Huairen, 壶关县 Huguan, 浑源县 Hunyuan, 尖草坪区 Jiancaoping, 介休市 Jiexiu,
绛县 Jiangxian, 交城县 Jiaocheng, 交口县 Jiaokou, 郊区 Jiaoqu, 焦作 Jiaozuo, 晋城 Jincheng, 静乐县 Jingle,
晋源区 Jinyuan, 晋中 Jinzhong, 稷山县 Jishan, 吉县 Jixian, 开封 Kaifeng, 岢岚县 Kelan, 岚县 Lanxian,
黎城县 Licheng, 临汾 Linfen, 陵川县 Lingchuan, 灵丘县 Lingqiu, 灵石县 Lingshi, 临县 Linxian, 临猗县 Linyi,
柳林县 Liulin, 娄烦县 Loufan, 潞城区 Lucheng, 洛阳 Luoyang, 吕梁 Lüliang, 宁武县 Ningwu, 偏关县 Pianguan,
平定县 Pingding, 平陆县 Pinglu, 平鲁区 Pinglu, 平顺县 Pingshun, 平遥县 Pingyao, 蒲县 Puxian, 清徐县 Qingxu,
沁水县 Qinshui, 沁县 Qinxian, 沁源县 Qinyuan, 祁县 Qixian, 曲沃县 Quwo, 芮城县 Ruicheng, 上党区 Shangdang,
山阴县 Shanyin, 神池县 Shenchi, 石家庄 Shijiazhuang, 石楼县 Shilou, 寿阳县 Shouyang, 朔州 Shuozhou,
太谷区 Taigu, 太原 Taiyuan, 天镇县 Tianzhen, 屯留区 Tunliu, 万柏林区 Wanbolin, 万荣县 Wanrong, 文水县 Wenshui,
闻喜县 Wenxi, 五台县 Wutai, 武乡县 Wuxiang, 五寨县 Wuzhai, 襄汾县 Xiangfen, 乡宁县 Xiangning,
襄垣县 Xiangyuan, 小店区 Xiaodian, 夏县 Xiaxian, 杏花岭区 Xinghualing, 邢台 Xingtai, 兴县 Xingxian,
新绛县 Xinjiang, 新乡 Xinxiang, 忻州 Xinzhou, 隰县 Xixian, 昔阳县 Xiyang, 阳城县 Yangcheng, 阳高县 Yanggao,
阳曲县 Yangqu, 阳泉 Yangquan, 翼城县 Yicheng, 应县 Yingxian, 永和县 Yonghe, 永济市 Yongji, 右玉县 Youyu,
垣曲县 Yuanqu, 运城 Yuncheng, 云州区 Yunzhou, 雨山区 Yushan, 榆社县 Yushe, 盂县 Yuxian, 泽州县 Zezhou, 霍州市 Huozhou, 原平市 Yuanping, 花山区 Huashan,
长子县 Zhangzi, 郑州 Zhengzhou, 中阳县 Zhongyang, 左权县 Zuoquan, 左云县 Zuoyun`;

/** Chinese and English of each place. */
export const PLACE_NAMES: readonly (readonly [string, string])[] = ENGLISH.split(',').map((pair) => {
  const [zh = '', en = ''] = pair.trim().split(' ');
  return [zh, en];
});

export const placeName = (lang: Lang): ExpressionSpecification =>
  lang === 'zh'
    ? ['get', 'name']
    : (['match', ['get', 'name'], ...PLACE_NAMES.flat(), ['get', 'name']] as unknown as ExpressionSpecification);
