package io.meshwork.cli.replay

import io.meshwork.contract.DataContract
import java.nio.charset.Charset
import java.nio.charset.StandardCharsets.{ISO_8859_1, UTF_8}
import java.nio.file.{Files, Path}
import java.time.{ZoneId, ZoneOffset}
import java.util.Optional
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.util.Using

/** Files that nobody made for this command, with the mappings of the README. */
class RealFilesSpec extends AnyFunSuite {
  private val home = Path.of(System.getProperty("meshwork.home"))

  private def file(name: String, delimiter: Char, charset: Charset): CsvFile = {
    val path = home.resolve("../shared/data").resolve(name).normalize
    assume(Files.isReadable(path), s"there is no $path: nothing to replay")
    new CsvFile(path, delimiter, charset, Optional.empty())
  }

  private def rows(csv: CsvFile, contract: String, times: Times, maps: String*): Rows = {
    val topic = DataContract.read(home.resolve(contract)).input
    new Rows(topic, Mappings.parse(maps.asJava, topic, csv.columns()), new Cells(times))
  }

  private def first(csv: CsvFile, rows: Rows): String =
    Using.resource(csv.rows())(all => rows.record(all.findFirst().get).toString)

  test("the orders of a web shop") {
    val csv = file("customer360/online-retail/orders_2010-12_2011-01.csv.gz", ',', UTF_8)
    val orders = rows(
      csv,
      "jobs/customer360/contracts/orders.odcs.yaml",
      Times.of(ZoneId.of("Europe/London"), Optional.empty()),
      Seq("invoice=InvoiceNo", "line=@row", "stock_code=StockCode", "description=Description") ++
        Seq("quantity=Quantity", "invoice_date=InvoiceDate", "unit_price=UnitPrice", "currency:=GBP") ++
        Seq("customer_id=CustomerID", "country=Country"): _*
    )
    assert(FileCheck.rows(csv, orders) == 77628)
    assert(
      first(csv, orders) ==
        """{"invoice":"536365","line":1,"stock_code":"85123A","description":"WHITE HANGING HEART T-LIGHT HOLDER","quantity":6,"invoice_date":"2010-12-01T08:26:00Z","unit_price":2.55,"currency":"GBP","customer_id":17850,"country":"United Kingdom"}"""
    )
  }

  test("the payments of a bank") {
    val csv = file("finance/berka/trans_1993_q1_q3.csv", ';', ISO_8859_1)
    val payments = rows(
      csv,
      "jobs/finance/contracts/payments.odcs.yaml",
      Times.of(ZoneOffset.UTC, Optional.of("yyMMdd")),
      Seq("payment_id=trans_id", "account_id=account_id", "booked_at=date", "type=type") ++
        Seq("operation=operation", "amount=amount", "currency:=CZK", "balance=balance") ++
        Seq("purpose=k_symbol", "counterparty_bank=bank", "counterparty_account=account", "version:=0"): _*
    )
    assert(FileCheck.rows(csv, payments) == 14125)
    assert(
      first(csv, payments) ==
        """{"payment_id":"695247","account_id":"2378","booked_at":"1993-01-01T00:00:00Z","type":"PRIJEM","operation":"VKLAD","amount":700.00,"currency":"CZK","balance":700.00,"version":0}"""
    )
  }
}
