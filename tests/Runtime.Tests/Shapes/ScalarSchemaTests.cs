using GenFlow.Shapes;

namespace GenFlow.Tests.Shapes;

public class ScalarSchemaTests
{
    [Theory]
    [InlineData(ScalarKind.Boolean, "true", "0")]
    [InlineData(ScalarKind.Byte, "255", "256")]
    [InlineData(ScalarKind.Byte, "0", "-1")]
    [InlineData(ScalarKind.SByte, "-128", "-129")]
    [InlineData(ScalarKind.SByte, "127", "128")]
    [InlineData(ScalarKind.Int16, "-32768", "-32769")]
    [InlineData(ScalarKind.UInt16, "65535", "65536")]
    [InlineData(ScalarKind.Int32, "-2147483648", "2147483648")]
    [InlineData(ScalarKind.Int32, "1", "1.5")]
    [InlineData(ScalarKind.UInt32, "4294967295", "4294967296")]
    [InlineData(ScalarKind.Int64, "-9223372036854775808", "-9223372036854775809")]
    [InlineData(ScalarKind.Int64, "9223372036854775807", "9223372036854775808")]
    [InlineData(ScalarKind.UInt64, "18446744073709551615", "18446744073709551616")]
    [InlineData(ScalarKind.UInt64, "0", "-1")]
    [InlineData(ScalarKind.Single, "1.5", "\"1.5\"")]
    [InlineData(ScalarKind.Double, "\"NaN\"", "\"nan\"")]
    [InlineData(ScalarKind.Double, "\"-Infinity\"", "null")]
    [InlineData(ScalarKind.Double, "\"Infinity\"", "true")]
    [InlineData(ScalarKind.Decimal, "79228162514264337593543950335", "\"1\"")]
    [InlineData(ScalarKind.String, "\"\"", "1")]
    [InlineData(ScalarKind.Char, "\"é\"", "\"\"")]
    [InlineData(ScalarKind.Char, "\"a\"", "\"ab\"")]
    [InlineData(ScalarKind.Bytes, "\"AQI=\"", "\"A\"")]
    [InlineData(ScalarKind.Guid, "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"", "\"6f9619ff8b86d011b42d00c04fc964ff\"")]
    [InlineData(ScalarKind.DateTime, "\"2026-01-31T23:59:59\"", "\"2026-01-31\"")]
    [InlineData(ScalarKind.DateTime, "\"2026-01-31T23:59:59.1234567Z\"", "\"2026-01-31T23:59:59.12345678Z\"")]
    [InlineData(ScalarKind.DateTime, "\"2026-01-31T23:59:59.5+02:00\"", "\"31.01.2026 23:59:59\"")]
    [InlineData(ScalarKind.DateTimeOffset, "\"2026-01-31T23:59:59.5+02:00\"", "\"2026-01-31T23:59:59\"")]
    [InlineData(ScalarKind.TimeSpan, "\"-10675199.02:48:05.4775808\"", "\"1:2:3\"")]
    [InlineData(ScalarKind.TimeSpan, "\"00:00:01\"", "\"PT1S\"")]
    [InlineData(ScalarKind.DateOnly, "\"2026-02-28\"", "\"2026-02-30\"")]
    [InlineData(ScalarKind.TimeOnly, "\"23:59:59.9999999\"", "\"1.00:00:00\"")]
    [InlineData(ScalarKind.Uri, "\"https://a.b/c?d#e\"", "\"a b\"")]
    [InlineData(ScalarKind.Uri, "\"../relative\"", "1")]
    public void Scalar_allows_what_is_written_and_nothing_else(ScalarKind kind, string valid, string invalid)
    {
        Assert.True(Printed.Allows(ScalarShape.Of(kind), valid), Printed.Schema(ScalarShape.Of(kind)));
        Assert.False(Printed.Allows(ScalarShape.Of(kind), invalid), Printed.Schema(ScalarShape.Of(kind)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1,{\"a\":true}]")]
    public void Any_allows_all_json(string instance) => Assert.True(Printed.Allows(ScalarShape.Of(ScalarKind.Any), instance));

    [Fact]
    public void Every_kind_has_a_schema()
    {
        foreach (ScalarKind kind in Enum.GetValues<ScalarKind>())
        {
            Assert.StartsWith("{\"$schema\":", Printed.Schema(ScalarShape.Of(kind)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nullable_allows_null_too()
    {
        var shape = new NullableShape(static () => ScalarShape.Of(ScalarKind.Double));

        Assert.True(Printed.Allows(shape, "null"));
        Assert.True(Printed.Allows(shape, "\"NaN\""));
        Assert.False(Printed.Allows(shape, "\"null\""));
        Assert.False(Printed.Allows(ScalarShape.Of(ScalarKind.Double), "null"));
    }

    [Fact]
    public void Enum_allows_its_names()
    {
        var shape = new EnumShape("Priority", "How urgent.", ["Low", "High"], isFlags: false);

        Assert.True(Printed.Allows(shape, "\"High\""));
        Assert.False(Printed.Allows(shape, "\"high\""));
        Assert.False(Printed.Allows(shape, "\"Low, High\""));
        Assert.False(Printed.Allows(shape, "1"));
        Assert.Contains("\"Priority\":{\"description\":\"How urgent.\"", Printed.Schema(shape), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Read\"", true)]
    [InlineData("\"Read, a.b+(c)\"", true)]
    [InlineData("0", true)]
    [InlineData("\"\"", false)]
    [InlineData("\"Read,Read\"", true)]
    [InlineData("\"Read,Write\"", false)]
    [InlineData("\"Read, axb+(c)\"", false)]
    [InlineData("\"XRead\"", false)]
    [InlineData("\"Read, \"", false)]
    [InlineData("1.5", false)]
    public void Flags_allow_any_of_their_names_and_a_number(string instance, bool expected)
    {
        var shape = new EnumShape("Rights", null, ["Read", "a.b+(c)"], isFlags: true);

        Assert.Equal(expected, Printed.Allows(shape, instance));
    }

    [Fact]
    public void Flags_without_names_are_numbers()
    {
        var shape = new EnumShape("None", null, [], isFlags: true);

        Assert.True(Printed.Allows(shape, "3"));
        Assert.False(Printed.Allows(shape, "\"\""));
    }
}
