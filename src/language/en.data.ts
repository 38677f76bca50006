/** English: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
en-001 | deadline | weak | found | phishing_pot sample-3236 | within # hours
en-002 | deadline | weak | found | phishing_pot sample-517 | in the next # hours
en-003 | deadline | weak | found | phishing_pot sample-274 | within the next # days
en-004 | deadline | weak | found | phishing_pot sample-294 | in the next # days
en-005 | deadline | medium | found | phishing_pot sample-3242 | in the next # days
en-006 | deadline | strong | found | phishing_pot sample-52 | before "September #, #" or your account will be permanently suspended
en-007 | deadline | strong | found | hoax-slayer.net amazon-account-review | Failure to verify your account within # days
en-008 | deadline | strong | found | hoax-slayer.net amazon-account-review (var.) | or your account will be permanently closed
en-009 | deadline | strong | found | hoax-slayer.net amazon-account-review | will result in your account being permanently closed
en-010 | deadline | medium | found | ccm.net 12697 (reporter paraphrase) | otherwise, their account will be frozen
en-011 | deadline | strong | found | phishing_pot sample-3236 | In case of ignorance, your services will be completely suspended within # hours
en-012 | deadline | strong | found | ccm.net 12697 | Please update your account information immediately
en-013 | deadline | medium | found | phishing_pot sample-6876 | Immediate Action Required
en-014 | deadline | medium | found | phishing_pot sample-6784 | Urgent Action Required
en-015 | deadline | medium | found | phishing_pot sample-777 | [Action Needed]
en-016 | deadline | weak | found | phishing_pot sample-2144 | Action Required
en-017 | deadline | medium | found | phishing_pot sample-2201 | [ACTION REQUEST]
en-018 | deadline | medium | found | phishing_pot sample-1631 | Confirmation Needed Act Now
en-019 | deadline | strong | found | phishing_pot sample-7452 | FINAL WARNING regarding your account
en-020 | deadline | medium | found | surfradiofal.co.uk 2026-01 (reporter paraphrase) | final chance to cancel
en-021 | deadline | medium | found | phishing_pot sample-871 | will burn out within # hours
en-022 | deadline | weak | found | phishing_pot sample-2776 | expires today
en-023 | deadline | medium | found | phishing_pot sample-5619 | This survey offer expires today
en-024 | deadline | strong | found | nigerianscam.com | Action needed: Resolve payment issue to release your package
en-025 | deadline | medium | found | phishing_pot sample-5343 | will be billed today
en-032 | deadline | weak | composed | composed | time-sensitive
en-033 | deadline | weak | composed | composed | without delay
en-034 | account-threat | strong | found | phishing_pot sample-52 | There is a forced login on your account that we think is suspicious
en-035 | account-threat | strong | found | phishing_pot sample-52 | Your account will remain on hold
en-036 | account-threat | strong | found | phishing_pot sample-52 | your account will be permanently suspended
en-037 | account-threat | strong | found | phishing_pot sample-52 | Our system has canceled all your pending orders
en-038 | account-threat | strong | found | phishing_pot sample-350 | Your Account Is Hold And All Your Last Order
en-039 | account-threat | strong | found | phishing_pot sample-1623 | Your Account Status Is Hold
en-040 | account-threat | strong | found | phishing_pot sample-1837 | your amazon last order on hold
en-041 | account-threat | medium | found | phishing_pot sample-935; enigmasoftware.com | your account has been locked
en-042 | account-threat | strong | found | phishing_pot sample-1014 | Unauthorized access; Your Amazon account has been locked, Verify your account now
en-043 | account-threat | medium | found | phishing_pot sample-859 | Account Locked
en-044 | account-threat | medium | found | phishing_pot sample-1201 | Suspension Notification
en-045 | account-threat | medium | found | phishing_pot sample-1951 (Cyrillic letters) | Your Amazon account is temporarily on hold
en-046 | account-threat | medium | found | phishing_pot sample-2201 | Your account has been suspended on a temporary basis
en-047 | account-threat | strong | found | phishing_pot sample-2201 | You have been red flagged for violating our terms
en-048 | account-threat | medium | found | phishing_pot sample-2144 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | Unusual activity on your Amazon account
en-049 | account-threat | medium | found | phishing_pot sample-898 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | We've detected unusual activity on your account
en-050 | account-threat | medium | found | phishing_pot sample-7204 | we are temporarily limiting some features
en-051 | account-threat | strong | found | phishing_pot sample-7204 | You'll be unable to place orders or change settings until this is resolved
en-052 | account-threat | medium | found | 18aproductions.co.uk 2014 ("temporarly") | has been temporarily suspended for security reasons
en-053 | account-threat | strong | found | 18aproductions.co.uk 2014 | temporarly suspended
en-054 | account-threat | medium | found | 18aproductions.co.uk 2014 | unusual and suspicious activities
en-055 | account-threat | strong | found | hoax-slayer.net | has been placed on hold as we require further verification
en-056 | account-threat | strong | found | hoax-slayer.net | your amazon account has been temporarily locked until you complete
en-057 | account-threat | strong | found | hoax-slayer.net | Your Amazon account and order will remain locked
en-058 | account-threat | strong | found | syyhoaxanalyzer.com p=874 | multiple login attempt error
en-059 | account-threat | medium | found | syyhoaxanalyzer.com p=874 | someone other than you is trying to access your account
en-060 | account-threat | strong | found | syyhoaxanalyzer.com p=874 | your access to online Amazon and will be restricted if you fail to update
en-061 | account-threat | strong | found | ccm.net 12697 | Your account has been deactivated due to unusual login attempts from an unknown device or location
en-062 | account-threat | medium | found | phishing_pot sample-3236 | Your account has been flagged for unusual activity
en-063 | account-threat | medium | found | phishing_pot sample-3894 | We were unable to validate your account
en-064 | account-threat | strong | found | phishing_pot sample-3894 | Your account will be suspended!
en-065 | account-threat | strong | found | AARP/Inc via officialenews.com | You will not be able to access your account or place orders with us until we confirm your information
en-066 | account-threat | strong | found | AARP/Inc via officialenews.com | We ask that you not open new accounts as any order you place may be delayed
en-067 | account-threat | strong | found | AARP/Which? via officialenews.com | Your Amazon.com order cannot be shipped
en-068 | account-threat | strong | found | Express.co.uk via independentxpress (orig. EN) | The system automatically locked your Amazon account and put all your latest orders on hold
en-069 | account-threat | strong | found | Express.co.uk via independentxpress | the billing information you provided did not match the information on file with the card issuer
en-070 | account-threat | medium | found | surfradiofal.co.uk 2026-01 (reporter paraphrase) | your account is "restricted" or "under review"
en-071 | account-threat | strong | found | eznewzsite.com | We could not process your last order due to a mismatch in your card / billing address
en-075 | legal-threat | strong | found | eatsip365.com gift-card scam | a warrant will be issued for your arrest
en-076 | legal-threat | strong | found | phishing_pot sample-4611 | legal action will be taken immediately
en-077 | legal-threat | strong | found | militaryconsumer.gov / FTC | immediately arrested for account fraud
en-078 | legal-threat | medium | found | bluedonkey.org 2006 | Such action may also be in violation of local, national, and/or international law
en-079 | legal-threat | strong | composed | composed | we will be forced to take legal action
en-080 | legal-threat | strong | composed | composed | your case will be referred to our legal department
en-081 | legal-threat | strong | composed | composed | handed over to a debt collection agency
en-082 | legal-threat | strong | composed | composed | court proceedings
en-083 | legal-threat | strong | composed | composed | report you to the credit bureau
en-085 | payment-request | strong | composed | composed | You have an outstanding balance
en-086 | payment-request | strong | composed | composed | unpaid invoice for your Amazon order
en-087 | payment-request | strong | composed | composed | payment overdue for your order
en-088 | payment-request | strong | composed | composed | settle the outstanding amount
en-089 | payment-request | strong | composed | composed | pay the outstanding amount to avoid
en-090 | payment-request | strong | composed | composed | your payment for the goods has not been received
en-093 | payment-request | medium | composed | composed | customs fee must be paid before delivery
en-094 | gift-card | medium | found | FTC 2021-10 (description) | the only way to supposedly protect it is to buy gift cards and share the gift card number and PIN
en-095 | gift-card | medium | found | eatsip365.com (description) | buy $# in Amazon gift cards and read him the codes
en-096 | gift-card | strong | found | phishing_pot sample-4689 | ONCE YOU SEND THE MONEY BY STEAM WALLET CARD $# OR GOOGLE PLAY CARD
en-097 | gift-card | strong | found | winenfood.com | buy three $# Amazon gift cards immediately and text him the codes
en-098 | gift-card | medium | found | seed 000 (確認カード) | verification cards
en-099 | gift-card | strong | composed | composed | send me the codes on the back of the gift cards
en-100 | gift-card | strong | composed | composed | scratch off the back and send a photo
en-101 | gift-card | strong | composed | composed | pay with an Amazon gift card
en-102 | gift-card | strong | composed | composed | purchase Amazon gift cards and provide the claim codes
en-103 | gift-card | strong | composed | composed | keep the receipt and read me the numbers
en-106 | gift-card | medium | composed | composed | gift card claim code
en-107 | payment-update | medium | found | phishing_pot sample-274 | We weren't able to process your Prime membership payment due to a problem with your card
en-108 | payment-update | medium | found | phishing_pot sample-294 | Due to a problem with your card, we have been unable to charge your account
en-109 | payment-update | medium | found | phishing_pot sample-517 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | Due to a problem with your card, we were unable to charge your account
en-110 | payment-update | medium | found | phishing_pot sample-294 | Your membership benefits are currently on hold
en-111 | payment-update | medium | found | phishing_pot sample-694 | Your Prime benefits are on hold due to a billing issue
en-112 | payment-update | medium | found | phishing_pot sample-294 | If you don't update your card information
en-113 | payment-update | medium | found | phishing_pot sample-777 | We are having trouble authorizing your payment. Please verify or update your payment method
en-114 | payment-update | medium | found | phishing_pot sample-777 | To avoid losing access to your service, please update your payment method
en-115 | payment-update | medium | found | phishing_pot sample-777 | Revise Payment Information
en-116 | payment-update | weak | found | phishing_pot sample-294 | Update Payment Information
en-117 | payment-update | medium | found | phishing_pot sample-274 | Update Payment Membership
en-118 | payment-update | strong | found | phishing_pot sample-3242 ("thad") [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | we've noticed that the card associated with your Prime membership is no longer valid
en-119 | payment-update | medium | found | phishing_pot sample-7364 | using the payment method currently on file
en-120 | payment-update | medium | found | phishing_pot sample-7364 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | Review Billing Details
en-121 | payment-update | medium | found | phishing_pot sample-7364 | Payment Update Required
en-122 | payment-update | medium | found | phishing_pot sample-7364; phishing_pot sample-6876 | Status: Payment Declined
en-123 | payment-update | strong | found | phishing_pot sample-1837; phishing_pot sample-2354 | [Payment Decline]
en-124 | payment-update | strong | found | phishing_pot sample-274 | Mounthly Payment Failure
en-125 | payment-update | strong | found | phishing_pot sample-274 | could not be complited
en-126 | payment-update | strong | found | phishing_pot sample-658 | Unauthorized Payment - New billing Confirmations
en-127 | payment-update | medium | found | phishing_pot sample-898 | Membership Billing Information Update
en-128 | payment-update | weak | found | phishing_pot sample-294 | Please update your payment information
en-129 | payment-update | medium | found | phishing_pot sample-3894 | Please Update your Payment Details
en-130 | payment-update | medium | found | phishing_pot sample-3894 | UPDATE ACCOUNT NOW
en-131 | payment-update | medium | found | phishing_pot sample-6253 | Your account is experiencing a payment issue
en-132 | payment-update | medium | found | phishing_pot sample-6784 | Restore access by updating your payment information
en-133 | payment-update | strong | found | sourceforge list id 16651745768 | Update default card for your membership
en-134 | payment-update | medium | found | scamicide.com 2023-11 (description) | Amazon Prime Membership was due for renewal, but that it could not be done because the credit card
en-137 | payment-update | weak | composed | composed | your card has expired
en-138 | credential-request | strong | found | phishing_pot sample-2201 | Use the provided security code to access the Fraudulent Activity Report
en-139 | credential-request | medium | found | phishing_pot sample-1014 | Verify your account now
en-140 | credential-request | strong | found | hoax-slayer.net | Please Click Here to confirm your account
en-141 | credential-request | strong | found | 18aproductions.co.uk 2014 | please reactivate your account by Sign In and complete our Verification Process
en-142 | credential-request | strong | found | mailshark.com.au 8258 | Click here to proceed to account verification
en-143 | credential-request | strong | found | phishing_pot sample-3236 | You need to re-verify your account with us in order to regain access
en-144 | credential-request | strong | found | bluedonkey.org 2006 | Amazon may also request in an email message scanned/faxed copies of one or more photo ID
en-145 | credential-request | strong | found | bluedonkey.org 2006 | Amazon will request personal data password, credit card/bank numbers only on our home site
en-146 | credential-request | strong | found | bluedonkey.org 2006 | securely incrypted with SLL
en-147 | credential-request | weak | found | surfradiofal.co.uk (description) | Sign in with their Amazon email and password
en-148 | credential-request | strong | composed | composed | reply with the one-time password
en-149 | credential-request | strong | composed | composed | send us the verification code you received
en-150 | credential-request | strong | composed | composed | tell the agent the OTP
en-151 | credential-request | strong | composed | composed | confirm your password by replying
en-154 | personal-data | strong | found | phishing_pot sample-868 | Please proof your information to keep your account safe
en-155 | personal-data | medium | found | 18aproductions.co.uk 2014 | confirm your Identity
en-156 | personal-data | strong | found | 18aproductions.co.uk 2014 | our Security Department need to check your Ip Address Location and confirm your Identity
en-157 | personal-data | medium | found | phishing_pot sample-658 | New email: dole@afia.pro Payment Method: Credit Card ending
en-158 | personal-data | medium | found | phishing_pot sample-4671 | We need the below details from you
en-159 | personal-data | medium | found | phishing_pot sample-748 | Please Confirm Your Amazon Gift Card
en-160 | personal-data | medium | composed | composed | confirm your billing address and phone number
en-161 | personal-data | strong | composed | composed | provide your social security number
en-162 | personal-data | strong | composed | composed | your mother's maiden name
en-163 | personal-data | strong | composed | composed | upload a photo of your ID and card
en-164 | personal-data | medium | composed | composed | credit card security code CVV
en-166 | call-to-action | strong | found | phishing_pot sample-52 | To fix this problem, please verify using link below
en-167 | call-to-action | strong | found | phishing_pot sample-868 | Please preview attachment to detail information
en-168 | call-to-action | strong | found | phishing_pot sample-7204 | secure your account immediately through the link above
en-169 | call-to-action | medium | found | phishing_pot sample-7204 | Please confirm this activity was authorized
en-170 | call-to-action | medium | found | 18aproductions.co.uk 2014 | please click on the link below and Sign In
en-171 | call-to-action | weak | found | phishing_pot sample-52 | Go to your account
en-172 | call-to-action | weak | found | phishing_pot sample-5430 | Confirm Now!
en-173 | call-to-action | medium | found | phishing_pot sample-968 | click here to remove yourself from our emails list
en-174 | call-to-action | weak | found | phishing_pot sample-7204 | If this wasn't you
en-175 | call-to-action | medium | found | phishing_pot sample-7364 | or you can visit this link
en-177 | call-to-action | medium | composed | composed | log in to restore access
en-178 | call-to-action | medium | composed | composed | unlock your account
en-179 | call-to-action | weak | composed | composed | verify now
en-180 | prize-refund | strong | found | phishing_pot sample-6995 | Get A $# Amazon Gift Card Today
en-181 | prize-refund | strong | found | phishing_pot sample-748 | Tick Tock, Your Reward Is Inside
en-182 | prize-refund | strong | found | phishing_pot sample-864 | cashback up to #% on all positions in the store
en-183 | prize-refund | strong | found | phishing_pot sample-865 | Start the day with a bonus from Amazon Prime
en-184 | prize-refund | strong | found | phishing_pot sample-871 | cashback from #% - activated
en-185 | prize-refund | medium | found | phishing_pot sample-864 | Your personal promo code from Amazon
en-186 | prize-refund | strong | found | lifewire.com 5074950 | Amazon values your continued business! Receive a $# gift card or reward simply by completing our short survey
en-187 | prize-refund | strong | found | FTC 2025-07-24 | routine quality inspection
en-188 | prize-refund | weak | found | FTC 2025-07-24 | full refund
en-189 | prize-refund | medium | found | FTC 2025-07-24 (description) | you don't need to return the item
en-190 | prize-refund | medium | found | lifewire.com (description) | You have a new Amazon reward to claim
en-191 | prize-refund | medium | found | phishing_pot sample-2118 | Click on the button below to confirm and receive your
en-192 | prize-refund | strong | found | phishing_pot sample-2334 | ATTENTION : This Reward Offer Expire On
en-193 | prize-refund | medium | found | FTC 2025-07-24 | click a link to request your money back
en-194 | prize-refund | weak | found | FTC 2021-10 | accidentally transfer
en-195 | prize-refund | medium | composed | composed | congratulations! you have been selected
en-196 | prize-refund | strong | composed | composed | you have won an Amazon gift card
en-197 | prize-refund | strong | composed | composed | pay only the shipping fee to receive your gift
en-198 | prize-refund | medium | composed | composed | unclaimed refund
en-199 | prize-refund | strong | composed | composed | your refund of $ is pending, confirm your bank details
en-201 | prize-refund | strong | composed | composed | insurance will reimburse you
en-202 | renewal | strong | found | phishing_pot sample-274 | Your renewal prime membership could not be complited
en-203 | renewal | strong | found | phishing_pot sample-294 | New Membership Statement : Renewal Prime Membership statement was ended
en-204 | renewal | strong | found | phishing_pot sample-952 | Your amazon prime membership renewal was failed
en-205 | renewal | medium | found | phishing_pot sample-3242 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | Your Amazon Prime Membership is set to renew on
en-206 | renewal | medium | found | phishing_pot sample-7364 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | access to Amazon Prime benefits may be temporarily paused until the issue is resolved
en-207 | renewal | medium | found | phishing_pot sample-3986 | Membership has Expired!
en-208 | renewal | medium | found | Amazon UK warning text (neighbourhoodalert.co.uk) | will automatically renew at an unexpected price
en-209 | renewal | weak | found | Amazon UK warning text | cancel subscription
en-210 | renewal | medium | found | surfradiofal.co.uk 2026-01 (reporter paraphrase) | Your Amazon Prime subscription is about to renew
en-211 | renewal | weak | composed | composed: EN equivalent of phishing_pot 5225 (de), 3266 (fr) | your subscription has expired
en-212 | renewal | medium | found | phishing_pot sample-6483 | Storage Renewal Failed
en-213 | renewal | medium | found | comberton.org 2019 (Action Fraud paraphrase of voice script) | your personal details have been fraudulently used to subscribe to Amazon Prime
en-215 | renewal | medium | composed | composed | to avoid being charged, cancel now
en-216 | renewal | weak | composed | composed | annual membership of $
en-217 | unknown-order | medium | found | phishing_pot sample-2246 | Thank You! Amazon Purchase Complete: Order Processing Update
en-218 | unknown-order | medium | found | phishing_pot sample-1941 | Successfully Processed #-
en-219 | unknown-order | strong | found | phishing_pot sample-1941 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | If you do not make this order, please contact us at
en-220 | unknown-order | strong | found | phishing_pot sample-2246 | if you do not believe you ordered this item
en-221 | unknown-order | medium | found | phishing_pot sample-2246 | Please call us at
en-222 | unknown-order | strong | found | mailshark.com.au 8771 | Your Amazon.com Order is almost complete
en-223 | unknown-order | strong | found | BBB via fox43.com 2022-01 | Didn't make this purchase? Contact us at
en-224 | unknown-order | strong | found | BBB via fox43.com | If you feel you are receiving this message in error, contact us immediately
en-225 | unknown-order | strong | found | phishing_pot sample-2201 | Your recent order on AMAZON.COM has been canceled due to fraudulent activity
en-226 | unknown-order | weak | found | phishing_pot sample-5343 | We've received your payment and confirmed your order
en-227 | unknown-order | strong | found | phishing_pot sample-5343 | If you do not recognize this charge, please contact us immediately to dispute it
en-228 | unknown-order | strong | found | fraud-magazine.com (voice script) | An unauthorized purchase of an iPhone
en-229 | unknown-order | strong | found | fraud-magazine.com | is being ordered from your Amazon account
en-230 | unknown-order | strong | found | phishing_pot sample-5343 | Item: Amazon prime # devices # Months
en-231 | unknown-order | strong | composed | composed | to cancel this order call
en-232 | unknown-order | medium | composed | composed | cancel this purchase
en-233 | unknown-order | medium | composed | composed | if this was not you, cancel the order here
en-235 | sign-in-alert | strong | found | phishing_pot sample-52 | Your account is sign in on a new device
en-236 | sign-in-alert | strong | found | cybersecuritea.com | Your account is logged in from Mumbai, India
en-237 | sign-in-alert | medium | found | phishing_pot sample-7204 | Our systems flagged automated access attempts from an unrecognized device
en-238 | sign-in-alert | strong | found | phishing_pot sample-7204 | We noticed unusual traffic activity
en-239 | sign-in-alert | medium | found | phishing_pot sample-7204 | This activity appears inconsistent with normal usage patterns
en-240 | sign-in-alert | medium | found | phishing_pot sample-1143 | just logged into your account from a new device
en-241 | sign-in-alert | weak | found | phishing_pot sample-1143 (real Microsoft wording) | We detected something unusual about a recent sign-in
en-242 | sign-in-alert | medium | found | phishing_pot sample-52 | [Activity Report]
en-243 | sign-in-alert | medium | found | phishing_pot sample-1929 | Someone tried to log in to your account
en-245 | delivery | strong | found | scamorsafe.org (pattern) | Amazon: We attempted delivery but your address could not be confirmed. Update your details to reschedule
en-246 | delivery | strong | found | nigerianscam.com | Your Amazon package requires address verification
en-247 | delivery | strong | found | nigerianscam.com | Delivery failed: Update your information to avoid return
en-248 | delivery | strong | found | devcybertech.com | Amazon: Your package couldn't be delivered. Reschedule here
en-249 | delivery | medium | found | lifewire.com | set delivery preferences for the package
en-250 | delivery | medium | composed | composed: EN equivalent of phishing_pot 7057 (nl), 2750 (it) | You have # package waiting for delivery
en-251 | delivery | strong | composed | composed | I am your Amazon driver, please confirm your address here
en-252 | delivery | strong | composed | composed | pay a small re-delivery fee
en-253 | delivery | strong | composed | composed | your parcel is held at our depot, pay the fee
en-254 | delivery | medium | composed | composed | unable to deliver due to an incorrect address
en-256 | job-fee | strong | found | thegoaspotlight.com 2022-06 | Hello, we are from Amazon, we have a part-time job at home and would like to invite you to cooperate
en-257 | job-fee | medium | found | thegoaspotlight.com 2022-06 | the salary is paid on the same day
en-258 | job-fee | strong | found | thegoaspotlight.com 2022-04 | you've been selected for an online part-time job
en-259 | job-fee | strong | found | newsfromme.com p=77777 | Your background and resume have been recommended by multiple online recruitment agencies
en-260 | job-fee | strong | found | newsfromme.com p=77777 | help merchants update data, increase visibility
en-261 | job-fee | strong | found | phishing_pot sample-1945 | Earn $#-$# per month working per time
en-262 | job-fee | strong | composed | composed | pay a refundable registration fee for the Amazon job
en-263 | job-fee | strong | composed | composed | contact our HR manager on WhatsApp
en-264 | job-fee | medium | composed | composed | no experience required, daily salary
en-265 | job-fee | strong | composed | composed | training kit deposit
en-267 | call-back | strong | found | phishing_pot sample-1941 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | please contact us at +# # # #
en-268 | call-back | strong | found | phishing_pot sample-2246 | Please call us at +# # # #
en-269 | call-back | strong | found | phishing_pot sample-5343 | please contact us at #-#-# as soon as possible
en-270 | call-back | strong | found | fraud-magazine.com | Please press # to connect with our customer support team
en-271 | call-back | strong | found | fraud-magazine.com | to cancel your order or to connect with one of our customer support representatives please press #
en-272 | call-back | medium | found | support.bostonmit.com (SNS topic scam) | Amazon Audible Gold
en-274 | call-back | strong | composed | composed | call our toll-free number immediately
en-275 | call-back | medium | composed | composed | our fraud department at
en-276 | call-back | strong | composed | composed | install AnyDesk
en-277 | call-back | medium | composed | composed | remote support session
en-278 | call-back | medium | composed | composed | TeamViewer
en-279 | call-to-action | strong | found | phishing_pot sample-658 | Please see the pdf above for more detailed information
en-280 | call-to-action | strong | found | phishing_pot sample-3242 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | please find the document attached and follow the on-screen intructions
en-281 | call-to-action | strong | found | phishing_pot sample-2354 | Please Read attached for more information PDF
en-282 | call-to-action | strong | found | phishing_pot sample-2941 | Please open PDF attachment for more details
en-283 | call-to-action | strong | found | phishing_pot sample-898 | Please preview attac hment
en-285 | salutation | medium | found | phishing_pot sample-2201 | Dear Amazon Customer
en-286 | salutation | medium | found | syyhoaxanalyzer.com | Dear Amazon.com Customer
en-287 | salutation | weak | found | phishing_pot sample-7204 | Dear Customer
en-288 | salutation | medium | found | phishing_pot sample-1941 | Hello Customer
en-289 | style | medium | found | 18aproductions.co.uk | Amazon Customer, [email address]
en-290 | style | strong | found | 18aproductions.co.uk | Amazon Security Department
en-291 | style | medium | found | phishing_pot sample-3242 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | Amazon Team Support
en-292 | style | medium | found | phishing_pot sample-517 | Please do not reply this message
en-293 | style | strong | found | phishing_pot sample-517 | If you not update
en-294 | style | strong | found | phishing_pot sample-7364 [original is obfuscated (inserted blanks/tokens/look-alike letters): match only after de-obfuscation] | Copyrigt
en-295 | style | weak | found | mailshark.com.au 8258 | Online Customer Support
en-296 | style | strong | found | phishing_pot sample-2354 | Prime US e-Center
en-297 | style | medium | found | phishing_pot sample-52 | A message from Amazon Prime Support
`)
