using VpcPS.Core.Models;

namespace VpcPS.Core.Api;

/// <summary>A change whose answer contains only the request id.</summary>
internal abstract class ReceiptAction : ApiAction<ChangeReceipt>
{
    private protected ReceiptAction(string region)
        : base(region)
    {
    }

    internal sealed override ChangeReceipt ReadAnswer(AnswerObject answer) => new(answer.Text("RequestId"));
}
