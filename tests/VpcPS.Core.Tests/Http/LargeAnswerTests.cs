using System;
using System.Linq;
using System.Text;
using VpcPS.Core.Actions;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>An answer of some MB needs little more memory than its size, for every content.</summary>
public sealed class LargeAnswerTests
{
    private const int Size = 6 * 1024 * 1024;

    public static TheoryData<string, int> Large => new()
    {
        { "<Error>" + Repeat("<Code>", Size), 400 },
        { "<Error>" + Repeat("<a>", Size / 2) + "x" + Repeat("</a>", Size / 2) + "</Error>", 500 },
        { "<Error>" + string.Concat(Enumerable.Range(0, Size / 14).Select(n => $"<a{n}>x</a{n}>")) + "</Error>", 400 },
        { "<Error " + string.Concat(Enumerable.Range(0, Size / 12).Select(n => $"a{n}='' ")) + "></Error>", 400 },
        { "<!DOCTYPE e [<!ENTITY a 'aaaaaaaaaa'>" + Repeat("<!ENTITY b '&a;&a;&a;'>", Size) + "]><Error><Code>&b;</Code></Error>", 400 },
        { "<Error><Message>" + new string('x', Size) + "</Message><Code>C</Code></Error>", 400 },
        { "{\"Code\":\"C\",\"Message\":\"" + new string('x', Size) + "\"}", 400 },
        { "{\"Code\":\"C\",\"x\":[" + Repeat("0,", Size) + "0]}", 400 },
        { "{\"x\":[" + Repeat("0,", Size) + "0]}", 200 },
        { "{\"x\":[" + Repeat("{},", Size) + "0]}", 200 },
        { "{" + string.Concat(Enumerable.Range(0, Size / 12).Select(n => $"\"{n}\":0,")) + "\"x\":0}", 200 },
        { Repeat("{\"x\":", Size), 200 },
        { Repeat("[", Size), 200 },
        { "{\"RequestId\":\"" + new string('x', Size) + "\"}", 200 },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void It_takes_at_most_ten_times_its_size(string body, int status)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        var action = new AnyAction(new AnyActionKind("DescribeAnything", known: null), "cn-huhehaote", []);

        // This counts all allocations, even those that are freed again. It is more than is in use at any time.
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Answers.Read(action, bytes, status, "application/json");
        }
        catch (VpcException e)
        {
            Assert.False(string.IsNullOrEmpty(e.Message));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10L * bytes.Length);
    }

    private static string Repeat(string text, int bytes) => string.Concat(Enumerable.Repeat(text, bytes / text.Length));
}
