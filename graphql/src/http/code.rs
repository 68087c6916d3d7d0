//! The refusals of the transport: one row each with status, code and what to tell a person.

use super::problem::Problem;
use axum::http::StatusCode;

/// Makes the enum and its texts from one table, so that no code can be without them.
macro_rules! codes {
    ($($name:ident $code:literal $status:ident $zh:literal $en:literal;)+) => {
        /// A refusal of the transport itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $en] $name,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code with its status and words.
            pub const fn problem(self) -> Problem {
                match self {
                    $(Self::$name => Problem::new(StatusCode::$status, $code, $zh, $en),)+
                }
            }
        }
    };
}

codes! {
    BodyTooLarge "BODY_TOO_LARGE" PAYLOAD_TOO_LARGE "请求内容过大" "The request is too large.";
    BodyTimeout "BODY_TIMEOUT" REQUEST_TIMEOUT "请求内容未能在规定时间内发送完毕" "The request did not arrive in time.";
    BodyNotUtf8 "BODY_NOT_UTF8" BAD_REQUEST "请求内容不是有效的UTF-8编码" "The request is not valid UTF-8.";
    BodyCutOff "BODY_CUT_OFF" BAD_REQUEST "请求内容不完整" "The request is cut off.";
    BodyNotJson "BODY_NOT_JSON" BAD_REQUEST "请求内容不是有效的JSON" "The request is not valid JSON.";
    BodyNotObject "BODY_NOT_OBJECT" BAD_REQUEST "请求内容必须是JSON对象" "The request has to be a JSON object.";
    BatchRefused "BATCH_REFUSED" BAD_REQUEST "不接受批量请求，请逐个发送" "Batches are not accepted: send one operation a request.";
    ContentType "CONTENT_TYPE" UNSUPPORTED_MEDIA_TYPE "请求类型必须是application/json" "The content type has to be application/json.";
    UploadType "UPLOAD_TYPE" UNSUPPORTED_MEDIA_TYPE "请直接发送文件内容，不接受表单" "Send the bytes of the file itself: forms are not accepted.";
    ContentEncoding "CONTENT_ENCODING" UNSUPPORTED_MEDIA_TYPE "不接受压缩的请求内容" "Compressed requests are not accepted.";
    QueryMissing "QUERY_MISSING" BAD_REQUEST "请求中没有操作" "The request holds no operation.";
    QueryTooLong "QUERY_TOO_LONG" BAD_REQUEST "操作文本过长" "The text of the operation is too long.";
    QuerySyntax "QUERY_SYNTAX" BAD_REQUEST "操作文本存在语法错误" "The operation has a syntax error.";
    InvalidQuery "INVALID_QUERY" BAD_REQUEST "操作不符合接口定义" "The operation does not fit the schema.";
    BadInput "BAD_INPUT" BAD_REQUEST "参数值无效" "A value is not valid.";
    ParameterType "PARAMETER_TYPE" BAD_REQUEST "请求参数的类型不正确" "A parameter of the request has the wrong type.";
    VariablesNotObject "VARIABLES_NOT_OBJECT" BAD_REQUEST "变量必须是JSON对象" "The variables have to be a JSON object.";
    OperationUnknown "OPERATION_UNKNOWN" BAD_REQUEST "请求中没有该名称的操作" "The request holds no operation of that name.";
    OperationNameMissing "OPERATION_NAME_MISSING" BAD_REQUEST "请求中有多个操作，请指明名称" "The request holds several operations: name one.";
    FragmentCycle "FRAGMENT_CYCLE" BAD_REQUEST "片段循环引用" "A fragment contains itself.";
    TooDeep "TOO_DEEP" BAD_REQUEST "操作嵌套过深" "The operation is nested too deep.";
    TooCostly "TOO_COSTLY" BAD_REQUEST "操作的计算量过大" "The operation asks for too much at once.";
    TooManySelections "TOO_MANY_SELECTIONS" BAD_REQUEST "操作的字段过多" "The operation selects too many fields.";
    TooManyRootFields "TOO_MANY_ROOT_FIELDS" BAD_REQUEST "操作的顶层字段过多" "The operation has too many fields at its root.";
    TooManyAliases "TOO_MANY_ALIASES" BAD_REQUEST "操作的别名过多" "The operation has too many aliases.";
    TooManyMutations "TOO_MANY_MUTATIONS" BAD_REQUEST "每次请求只能提交一项变更" "A request may hold one mutation only.";
    TooManyDirectives "TOO_MANY_DIRECTIVES" BAD_REQUEST "操作的指令过多" "A field has too many directives.";
    SubscriptionNeedsStream "SUBSCRIPTION_NEEDS_STREAM" NOT_ACCEPTABLE "订阅须通过事件流或WebSocket" "A subscription needs an event stream or a web socket.";
    CannotResume "CANNOT_RESUME" BAD_REQUEST "该订阅没有$after变量，无法续接" "A subscription without the variable $after cannot be resumed.";
    SocketProtocol "SOCKET_PROTOCOL" BAD_REQUEST "WebSocket只支持graphql-transport-ws协议" "The socket has to speak graphql-transport-ws.";
    GetNeedsPersisted "GET_NEEDS_PERSISTED" METHOD_NOT_ALLOWED "GET只能用于已登记的操作" "GET works for persisted operations only.";
    MutationByGet "MUTATION_BY_GET" METHOD_NOT_ALLOWED "变更不能通过GET提交" "A mutation cannot be sent by GET.";
    MethodNotAllowed "METHOD_NOT_ALLOWED" METHOD_NOT_ALLOWED "不支持该请求方法" "This method is not supported here.";
    PersistedNotFound "PERSISTED_QUERY_NOT_FOUND" BAD_REQUEST "该操作未登记" "No operation is persisted under this hash.";
    PersistedMismatch "PERSISTED_QUERY_MISMATCH" BAD_REQUEST "操作文本与哈希不符" "The text does not have this hash.";
    PersistedOnly "PERSISTED_ONLY" FORBIDDEN "本系统只接受已登记的操作" "This service takes persisted operations only.";
    IntrospectionRefused "INTROSPECTION_REFUSED" FORBIDDEN "登录后方可查询接口定义" "Sign in to look at the schema.";
    OriginRefused "ORIGIN_REFUSED" FORBIDDEN "不接受来自该网站的请求" "Requests from this site are not accepted.";
    TooManyRequests "TOO_MANY_REQUESTS" TOO_MANY_REQUESTS "请求过于频繁，请稍后再试" "Too many requests: please try again later.";
    TooManySubscriptions "TOO_MANY_SUBSCRIPTIONS" TOO_MANY_REQUESTS "打开的订阅过多" "Too many subscriptions are open.";
    TooManySockets "TOO_MANY_SOCKETS" SERVICE_UNAVAILABLE "打开的连接过多，请稍后再试" "Too many sockets are open: please try again later.";
    Timeout "TIMEOUT" GATEWAY_TIMEOUT "处理超时；如为变更，请以同一请求号查询结果" "This took too long; if it was a mutation, ask again with the same request id.";
    TokenExpired "TOKEN_EXPIRED" UNAUTHORIZED "登录已过期，请重新登录" "The sign-in has expired: please sign in again.";
    Internal "INTERNAL" INTERNAL_SERVER_ERROR "系统内部错误，请提供追踪号" "Something went wrong here: please quote the trace id.";
    Unavailable "UNAVAILABLE" SERVICE_UNAVAILABLE "系统暂时无法提供服务，请稍后再试" "This cannot be had at the moment: please try again later.";
    UploadTooLarge "UPLOAD_TOO_LARGE" PAYLOAD_TOO_LARGE "文件过大" "The file is too large.";
    UploadTimeout "UPLOAD_TIMEOUT" REQUEST_TIMEOUT "文件未能在规定时间内上传完毕" "The file did not arrive in time.";
    UploadCutOff "UPLOAD_CUT_OFF" BAD_REQUEST "文件上传中断" "The upload was cut off.";
    ReasonNeeded "REASON_NEEDED" FORBIDDEN "请说明查阅理由，理由将被记录" "Say why you read this: the reason is logged.";
    ReasonUnreadable "REASON_UNREADABLE" BAD_REQUEST "查阅理由无法识别" "The reason for the read cannot be understood.";
    NotFound "NOT_FOUND" NOT_FOUND "未找到" "Not found.";
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        code.problem()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_distinct_and_speak_both_languages() {
        let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.problem().code).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        for code in Code::ALL {
            let problem = code.problem();
            assert!(
                !problem.zh.is_ascii() && problem.en.is_ascii(),
                "{}",
                problem.code
            );
        }
    }

    #[test]
    fn the_page_on_limits_names_every_code() {
        let page = include_str!("../../../docs/limits.md");
        for code in Code::ALL {
            let code = code.problem().code;
            assert!(page.contains(&format!("`{code}`")), "docs/limits.md lacks {code}");
        }
    }
}
