/** Chinese, simplified and traditional. */
import { type Lexicon, table } from './lexicon.ts'
import { found } from './zh.data.ts'

const sets = {
  span: '小时|小時|天|日|个工作日|個工作日|分钟|分鐘|个小时|個小時',
  now: '立即|立刻|马上|馬上|尽快|盡快|儘快|紧急|緊急|及时|及時|今天|今日|速|务必|務必',
  act: '确认|確認|验证|驗證|更新|处理|處理|回复|回覆|支付|付款|联系|聯繫|聯絡|登录|登入|点击|點擊|缴纳|繳納|核实|核實|认证|認證|续费|續費|取消|修改|操作|激活|提交|补缴|完成',
  account:
    '账户|账号|帐户|帐号|賬戶|帳戶|帳號|賬號|会员|會員|服务|服務|权限|權限|订单|訂單|邮箱|郵箱|信用卡|银行卡|銀行卡',
  stop: '冻结|凍結|停用|暂停|暫停|锁定|鎖定|封禁|关闭|關閉|限制|注销|註銷|删除|刪除|终止|終止|取消|失效|过期|過期|停止|封锁|封鎖|禁用|停权|停權',
}

const composed = table(`
zh-c001 | deadline | weak | #({span})(之)?(内|內|后|後)
zh-c002 | deadline | weak | 立即|立刻|马上|馬上|尽快|盡快|儘快|紧急|緊急
zh-c003 | deadline | medium | #({span})(之)?(内|內) <0-20> {act}
zh-c004 | deadline | strong | #({span})(之)?(内|內|后|後) <~30> {stop}
zh-c005 | deadline | medium | (否则|否則|逾期|如未|若未|如不|若不|未能|如果您不|如果不) <0-30> ({stop}|将|將|{act})
zh-c006 | deadline | medium | {now} <0-10> {act}
zh-c007 | deadline | medium | (最后|最後|最终|最終)(一次)?(通知|警告|提醒|机会|機會|期限)
zh-c008 | deadline | medium | (截止|到期|期限) <0-12> (今天|今日|明天|明日|前|届满)
zh-c030 | account-threat | medium | {account} <0-14> {stop}
zh-c031 | account-threat | strong | {account} <0-10> (已被|将被|將被|已经|已經|将|將|会被|會被|被|已) <0-6> {stop}
zh-c032 | account-threat | strong | (永久|强制|強制|自动|自動|暂时|暫時|临时|臨時)(性)? <0-4> {stop}
zh-c033 | account-threat | medium | (恢复|恢復|解除|解锁|解鎖) <0-10> ({account}|限制|使用)
zh-c050 | legal-threat | medium | (法律|司法)(责任|責任|行动|行動|程序|途径|途徑|手段|后果|後果|诉讼|訴訟)
zh-c051 | legal-threat | medium | 起诉|起訴|诉讼|訴訟|法院|律师函|律師函|强制执行|強制執行|征信|报警|報警|警方
zh-c060 | payment-request | medium | 未付|未缴|未繳|欠费|欠費|拖欠|逾期未付|欠款|未支付
zh-c061 | payment-request | medium | (请|請|需|需要|必须|必須|立即|尽快|盡快) <0-10> (支付|付款|缴纳|繳納|汇款|匯款|转账|轉帳|补缴|缴费|繳費)
zh-c062 | payment-request | strong | (汇款|匯款|转账|轉帳|转帐|支付|打款) <~16> (账户|帳戶|账号|帳號|银行|銀行|卡号)
zh-c063 | payment-request | strong | (比特币|比特幣|usdt|btc|虚拟货币|虛擬貨幣|加密货币) <~24> (支付|转|轉|购买|購買|发送|汇|匯)
zh-c064 | payment-request | strong | (运费|運費|关税|關稅|手续费|手續費|清关费) <~16> (支付|缴纳|繳納|付款|补)
zh-c080 | gift-card | weak | 礼品卡|禮品卡|礼物卡|购物卡|點數卡|点卡
zh-c081 | gift-card | strong | (礼品卡|禮品卡|礼物卡|點數卡|点卡) <~30> (卡号|卡號|密码|密碼|刮开|刮開|拍照|代码|代碼|发给|購買|购买)
zh-c090 | payment-update | medium | (支付|付款|信用卡|银行卡|銀行卡|扣款|账单|帳單)(方式|信息|資訊|资料|資料|方法)? <~12> (更新|验证|驗證|更改|确认|確認|修改|重新)
zh-c091 | payment-update | strong | (支付|付款|扣款|信用卡|银行卡|续费|續費|自动扣款) <0-12> (失败|失敗|被拒|拒绝|拒絕|过期|過期|无效|無效|未成功|无法|無法|异常|異常)
zh-c100 | credential-request | medium | (密码|密碼|验证码|驗證碼|登录信息|登入資訊|口令) <~14> (输入|輸入|发送|發送|提供|修改|重置|更新|确认|確認|告知)
zh-c101 | credential-request | medium | (验证|驗證|核实|核實|确认|確認|认证|認證|更新) <0-8> (身份|账户|账号|帳戶|帳號|信息|資訊|资料|資料)
zh-c110 | personal-data | strong | (填写|填寫|提供|输入|輸入|提交|上传|上傳) <~16> (银行卡号|卡号|卡號|身份证|身份證|cvv|安全码|安全碼|银行账户|银行卡)
zh-c120 | call-to-action | weak | (点击|點擊|点选|點選|访问|訪問) <0-10> (链接|連結|鏈接|这里|此处|此處|下方|按钮|按鈕)
zh-c130 | prize-refund | medium | (退款|返现|返現|退税|退稅) <~16> (领取|領取|申请|申請|处理|处理|办理|到账)
zh-c131 | prize-refund | medium | 中奖|中獎|恭喜您|奖品|獎品|抽奖|抽獎|幸运用户|领取奖
zh-c140 | renewal | medium | (会员|會員|订阅|訂閱|prime) <0-12> (续费|續費|到期|过期|過期|自动续|自動續)
zh-c150 | unknown-order | medium | (非本人|不是您本人|并非您|如非您|如果不是您|若非本人) <0-14> ({act}|下单|下單)
zh-c160 | sign-in-alert | medium | (异常|異常|可疑|未经授权|未經授權|陌生|异地|異地) <0-8> (登录|登入|活动|活動|访问|訪問|交易|设备|設備|操作)
zh-c170 | delivery | medium | (包裹|快递|快遞|快件|配送) <0-16> (无法|無法|失败|失敗|滞留|滯留|退回|扣留|地址)
zh-c180 | job-fee | medium | (兼职|兼職|刷单|刷單|日结|日結|在家工作) <~20> (赚|賺|佣金|元|微信|薪)
zh-c190 | call-back | medium | (致电|致電|拨打|撥打|联系客服|聯繫客服) <0-14> #
zh-c900 | never | weak | (不会|不會|绝不|絕不|从不|從不|切勿|请勿|請勿|不要) <0-16> (要求|索取|询问|詢問|提供|透露|点击|點擊|泄露|洩露|告知|转账|轉帳)
zh-c901 | never | weak | 无需(任何)?操作|無需(任何)?操作|已支付|付款成功|支付成功|已付款
zh-c910 | warning | weak | 诈骗|詐騙|钓鱼|釣魚|假冒|冒充|虚假(邮件|短信|网站)|骗子|騙子
`)

/** Ideographs without kana are Chinese; no words need to vote. */
export const zh: Lexicon = { language: 'zh', words: '', sets, phrases: [...composed, ...found] }
