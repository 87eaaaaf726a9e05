package io.wayline.intake.file.csv;

import java.util.List;
import java.util.Optional;

import static io.wayline.intake.file.csv.Column.optional;
import static io.wayline.intake.file.csv.Column.required;

/** What a file may hold, with the columns that are taken from it; all others are left out. */
public enum ImportKind {
    CUSTOMERS(
            required("ref", "customerRef", "customerId", "customer", "id", "客户编号", "客户号", "客户ID", "会员号", "会员编号"),
            optional("name", "fullName", "customerName", "姓名", "客户姓名", "客户名称", "名称"),
            optional("email", "mail", "emailAddress", "邮箱", "电子邮箱", "电子邮件", "邮件地址"),
            optional("phone", "mobile", "telephone", "tel", "phoneNumber", "手机", "手机号", "手机号码", "电话", "联系电话"),
            optional("locale", "language", "语言"),
            optional("zone", "timezone", "时区"),
            optional("birthday", "dateOfBirth", "birthDate", "生日", "出生日期"),
            optional("registeredAt", "since", "registered", "createdAt", "注册时间", "注册日期"),
            optional("consents", "consent", "同意", "授权")),
    ORDERS(
            required("customerRef", "customer", "customerId", "客户编号", "客户号", "客户ID", "客户", "会员号", "会员编号"),
            required("orderRef", "ref", "order", "orderId", "orderNumber", "订单号", "订单编号"),
            required("placedAt", "orderDate", "orderedAt", "date", "下单时间", "下单日期", "订单时间", "订单日期"),
            required("amount", "total", "orderAmount", "金额", "订单金额", "实付金额"),
            required("currency", "币种", "货币"));

    private final List<Column> columns;

    ImportKind(Column... columns) {
        this.columns = List.of(columns);
    }

    public List<Column> columns() {
        return columns;
    }

    Optional<Column> columnNamed(String inTheFile) {
        return columns.stream().filter(column -> column.isCalled(inTheFile)).findFirst();
    }
}
